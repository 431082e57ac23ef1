import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { EXAMPLE_RECORD } from '../../../src/domain/investigation/example-record';
import { serialiseRecord } from '../../../src/domain/investigation/serialise';
import { createMonitoringFiles } from '../../../src/exporters/monitoring/create-monitoring-files';
import { run } from '../../support/run-command';

const RECORD = { 'record.json': serialiseRecord(EXAMPLE_RECORD) };
const EXPECTED = createMonitoringFiles(EXAMPLE_RECORD, { handbook: null });

describe('rules', () => {
  it('prints the rule file and nothing else on stdout', async () => {
    const { code, out, error } = await run(['rules', 'record.json'], RECORD);
    expect(code).toBe(0);
    const { groups } = parse(out) as { groups: readonly unknown[] };
    expect(groups).toHaveLength(3 * EXPECTED.plan.levels.length);
    // What to know of each level stands beside it.
    expect(error).toContain('The bounds are vLLM’s defaults');
  });

  it('writes the files of the site into a folder', async () => {
    const { code, out, written } = await run(['rules', 'record.json', '--out', 'a/b/'], RECORD);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect([...written]).toEqual(EXPECTED.files.map(({ path, text }) => [`a/b/${path}`, text]));
  });

  it('links the alerts to a handbook', async () => {
    const { out } = await run(
      ['rules', 'record.json', '--handbook', 'https://h.example/x/'],
      RECORD,
    );
    expect(out).toMatch(/runbook_url: https:\/\/h\.example\/x\/docs\/\S+07-monitor-and-validate/u);
  });

  it('describes everything as JSON', async () => {
    const { out } = await run(['rules', 'record.json', '--json'], RECORD);
    const { levels, left_out, files } = JSON.parse(out) as Record<string, readonly object[]>;
    expect(levels?.[0]).toMatchObject({
      id: 'support-assistant-time-to-first-token-p99',
      objective: 0.99,
      bounds: { metric: 'vllm:time_to_first_token_seconds', used: 0.5 },
    });
    expect(left_out).toEqual([]);
    expect(files).toHaveLength(EXPECTED.files.length);
  });

  it.each([
    [['rules'], /Name one exported record/u],
    [['rules', 'a.json', 'b.json'], /Name one exported record/u],
    [['rules', 'missing.json'], /cannot be opened/u],
    [['rules', 'bad.json'], /bad\.json/u],
    [['rules', 'record.json', '--handbook', 'javascript:1'], /no address/u],
    [['rules', 'empty.json'], /no SLO targets/u],
    [['rules', 'throughput.json'], /request_throughput.*whole service/u],
  ])('%j ends with 2 and one sentence', async (args, message) => {
    const [target] = EXAMPLE_RECORD.baseline.targets;
    if (!target) throw new Error('the example has targets');
    const withTargets = (targets: (typeof EXAMPLE_RECORD)['baseline']['targets']) =>
      serialiseRecord({ ...EXAMPLE_RECORD, baseline: { targets } });
    const { code, out, error } = await run(args, {
      ...RECORD,
      'bad.json': '{"a":',
      'empty.json': withTargets([]),
      'throughput.json': withTargets([
        {
          id: 't',
          metric: 'request_throughput',
          statistic: 'rate',
          comparator: '>=',
          threshold: 3,
        },
      ]),
    });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toMatch(message);
    expect(error.trim().split('\n')).toHaveLength(1);
  });
});
