import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { MonitoringPlan } from '../../../../../src/domain/monitoring/monitoring-plan';
import { createAlertmanagerExample } from '../../../../../src/exporters/monitoring/alertmanager/create-alertmanager-example';
import { HOSTILE_TEXTS } from '../../../../support/hostile-record';
import { aPlan } from '../prometheus/plans';
import {
  HAS_ALERTMANAGER,
  HAS_AMTOOL,
  NO_ALERTMANAGER,
  runAmtool,
  sendAlerts,
} from './alertmanager';

const PLAN = aPlan({
  service: 'Chat API',
  targets: [
    { metric: 'time_to_first_token', statistic: 'p99', comparator: '<=', threshold: 0.5 },
    { metric: 'error_rate', statistic: 'rate', comparator: '<=', threshold: 0.01 },
  ],
  rules: { engine: 'vllm' },
});
const EXAMPLE = createAlertmanagerExample(PLAN);

/** All that may end a comment's line for some reader of YAML, or may not stand in a file at all. */
const UNWRITABLE = [
  'a\nroute: {}',
  'a\r- x',
  'a\u0085route: {}',
  'a\u2028route: {}',
  'a\u2029route: {}',
  'a\u0000b\u0007\u001b\u007f\u009f',
  'a\ufeffb\ufffe\uffff',
  '\ud800a\udc00',
  '# --- ...\n---\n...\n%YAML 1.1',
  'x'.repeat(300),
  '\u202egnp.exe \u{1f600} {{ template }} $' + '{x}',
];

function read(text: string): unknown {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) throw new Error('no document');
  expect(documents).toHaveLength(1);
  const [document] = documents;
  expect(document?.errors).toEqual([]);
  expect(document?.warnings).toEqual([]);
  return document?.toJS();
}

function withService(service: string): MonitoringPlan {
  return { ...PLAN, service };
}

describe('the example of routes', () => {
  it('sends pages and tickets to receivers that exist, and groups by objective', () => {
    expect(EXAMPLE.path).toBe('alertmanager/route.example.yml');
    const config = read(EXAMPLE.text);
    expect(config).toMatchObject({
      route: {
        receiver: 'team',
        group_by: ['slo_service', 'slo_id'],
        routes: [
          { matchers: ['severity="page"'], receiver: 'slo-page' },
          { matchers: ['severity="ticket"'], receiver: 'slo-ticket' },
        ],
      },
      inhibit_rules: [{ equal: ['slo_id'] }],
      receivers: [{ name: 'team' }, { name: 'slo-page' }, { name: 'slo-ticket' }],
    });
  });

  it('has no address but those of a domain that is reserved for examples', () => {
    const hosts = Array.from(EXAMPLE.text.matchAll(/https?:\/\/([^/\s]+)/gu), ([, host]) => host);
    expect(hosts.length).toBeGreaterThan(0);
    expect(new Set(hosts)).toEqual(new Set(['example.com']));
    expect(EXAMPLE.text).toContain('/replace/');
    expect(EXAMPLE.text).not.toMatch(/password:|token:|secret|api_key:/u);
  });

  it('says in comments why each setting is as it is, above the setting', () => {
    for (const key of [
      'group_by',
      'repeat_interval',
      'inhibit_rules',
      'target_matchers',
      'receivers',
    ]) {
      expect(EXAMPLE.text, key).toMatch(new RegExp(`^ *# .+\\n *(?:- )?${key}:`, 'mu'));
    }
    expect(EXAMPLE.text).toContain('slo_id=chat-api-time-to-first-token-p99');
  });

  it('reads the same whatever the service is called', () => {
    const expected = read(EXAMPLE.text);
    for (const text of [...HOSTILE_TEXTS, ...UNWRITABLE]) {
      expect(read(createAlertmanagerExample(withService(text)).text), text).toEqual(expected);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(read(createAlertmanagerExample(withService(text)).text)).toEqual(expected);
      }),
    );
  });

  it('keeps the name of the service where a comment can hold it', () => {
    const text = 'Chat “API” #1: {{ x }} | ---';
    expect(createAlertmanagerExample(withService(text)).text.split('\n')[0]).toContain(text);
  });
});

describe('amtool', () => {
  if (!HAS_AMTOOL) {
    it.skip(NO_ALERTMANAGER, () => undefined);
    return;
  }

  it('accepts the configuration', () => {
    const { status, out } = runAmtool(EXAMPLE.text, ['check-config', 'FILE']);
    expect(out).toContain('SUCCESS');
    expect(out).toContain('3 receivers');
    expect(status).toBe(0);
  });

  it.each([...HOSTILE_TEXTS, ...UNWRITABLE])('accepts it for a service called %j', (service) => {
    const { text } = createAlertmanagerExample(withService(service));
    const { status, out, error } = runAmtool(text, ['check-config', 'FILE']);
    expect(status, `${out}${error}`).toBe(0);
  });

  it.each([
    ['slo-page', ['severity=page', 'slo_id=x']],
    ['slo-ticket', ['severity=ticket', 'slo_id=x']],
    ['team', ['severity=info']],
    ['team', ['alertname=Watchdog']],
  ])('sends to %s what has %j', (receiver, labels) => {
    const { status, out } = runAmtool(EXAMPLE.text, [
      'config',
      'routes',
      'test',
      '--config.file=FILE',
      `--verify.receivers=${receiver}`,
      ...labels,
    ]);
    expect(out.trim()).toBe(receiver);
    expect(status).toBe(0);
  });
});

describe('a real Alertmanager', () => {
  if (!HAS_ALERTMANAGER) {
    it.skip(NO_ALERTMANAGER, () => undefined);
    return;
  }

  it('lets a page silence the ticket of its own objective, and no other', async () => {
    const held = await sendAlerts(EXAMPLE.text, [
      { alertname: 'A', severity: 'page', slo_id: 'chat-a' },
      { alertname: 'B', severity: 'ticket', slo_id: 'chat-a' },
      { alertname: 'C', severity: 'ticket', slo_id: 'chat-b' },
      { alertname: 'D', severity: 'page' },
      { alertname: 'E', severity: 'ticket' },
    ]);
    const states = held
      .map(({ labels, receivers, status }) => [
        labels.alertname,
        receivers.map(({ name }) => name).join(),
        status.inhibitedBy.length,
      ])
      .toSorted();
    expect(states).toEqual([
      ['A', 'slo-page', 0],
      ['B', 'slo-ticket', 1],
      ['C', 'slo-ticket', 0],
      ['D', 'slo-page', 0],
      ['E', 'slo-ticket', 0],
    ]);
  });
});
