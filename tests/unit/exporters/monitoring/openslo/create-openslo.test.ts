import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { MonitoringPlan } from '../../../../../src/domain/monitoring/monitoring-plan';
import { createOpenSlo } from '../../../../../src/exporters/monitoring/openslo/create-openslo';
import {
  PRESET_PLANS,
  DAY,
  createHostilePlan,
  hostileText,
  onlyLevel,
  planOf,
} from '../../../../support/openslo/plans';
import type { OpenSloObject } from '../../../../support/openslo/validate-openslo';
import {
  findReferenceProblems,
  validateOpenSlo,
} from '../../../../support/openslo/validate-openslo';
import { aTarget } from '../../../domain/support/measurements';

type Slo = Extract<OpenSloObject, { kind: 'SLO' }>;
type Condition = Extract<OpenSloObject, { kind: 'AlertCondition' }>;

function write(plan: MonitoringPlan): readonly OpenSloObject[] {
  const { objects, problems } = validateOpenSlo(createOpenSlo(plan).text);
  expect(problems).toEqual([]);
  expect(findReferenceProblems(objects)).toEqual([]);
  return objects;
}
const slosOf = (objects: readonly OpenSloObject[]): readonly Slo[] =>
  objects.filter((object) => object.kind === 'SLO');
const conditionsOf = (objects: readonly OpenSloObject[]): readonly Condition[] =>
  objects.filter((object) => object.kind === 'AlertCondition');

describe('every preset on every engine', () => {
  it.each(PRESET_PLANS)('%s', (_name, plan) => {
    const objects = write(plan);
    const slos = slosOf(objects);
    expect(slos.map(({ metadata }) => metadata.name)).toEqual(plan.levels.map(({ id }) => id));
    for (const [index, { spec }] of slos.entries()) {
      const level = plan.levels[index];
      expect(spec.objectives.map(({ target }) => target)).toEqual([level?.objective.target]);
      expect(spec.alertPolicies ?? []).toHaveLength(level?.alerts.length ?? -1);
    }
    const alerts = plan.levels.flatMap((level) => level.alerts);
    expect(conditionsOf(objects).map(({ spec }) => spec.condition.threshold)).toEqual(
      alerts.map(({ burnRate }) => burnRate),
    );
    const annotations = Object.keys(objects[0]?.metadata.annotations ?? {});
    expect(annotations.filter((key) => key.startsWith('left-out-'))).toHaveLength(
      plan.leftOut.length,
    );
    expect(JSON.stringify(objects)).not.toMatch(/NaN|Infinity|undefined|\$window/u);
  });
});

describe('an SLO', () => {
  const plan = planOf([aTarget('TTFT p99 <= 500 ms', 'a')], { engine: 'vllm' });

  it('counts with the buckets of the engine, as raw counters', () => {
    const [slo] = slosOf(write(plan));
    expect(slo?.spec.indicator?.spec.ratioMetric).toEqual({
      counter: true,
      good: source('sum(vllm:time_to_first_token_seconds_bucket{le="0.5"})'),
      total: source('sum(vllm:time_to_first_token_seconds_count)'),
    });
    expect(slo?.spec.timeWindow).toEqual([{ duration: '30d', isRolling: true }]);
    expect(slo?.spec.budgetingMethod).toBe('Occurrences');
  });

  it('has one policy for the long window of each pair, and says that the short one is missing', () => {
    const text = createOpenSlo(plan).text;
    // Table 5-8 of the SRE workbook: 2 % in 1 h, 5 % in 6 h, 10 % in 3 d of 30 d.
    expect(conditionsOf(write(plan)).map(({ spec }) => [spec.severity, spec.condition])).toEqual([
      ['page', { kind: 'burnrate', op: 'gt', threshold: 14.4, lookbackWindow: '1h' }],
      ['page', { kind: 'burnrate', op: 'gt', threshold: 6, lookbackWindow: '6h' }],
      ['ticket', { kind: 'burnrate', op: 'gt', threshold: 1, lookbackWindow: '3d' }],
    ]);
    for (const { metadata } of conditionsOf(write(plan))) {
      expect(metadata.annotations?.['not-expressed']).toContain('OpenSLO issue 218');
    }
    const shorts = conditionsOf(write(plan)).map(
      (one) => one.metadata.annotations?.['short-window'],
    );
    expect(shorts).toEqual(['5m', '30m', '6h']);
    expect(text.match(/^# The short window of (?:5m|30m|6h) /gmu)).toHaveLength(3);
  });

  it('says which bound is counted where the threshold lies between two', () => {
    const between = planOf([aTarget('TTFT p99 <= 300 ms', 'a')], { engine: 'vllm' });
    const [slo] = slosOf(write(between));
    expect(JSON.stringify(slo?.spec)).toContain('le=\\"0.25\\"');
    const sentence =
      'The target is 300 ms, the bucket that is counted ends at 250 ms: what lies between the two counts as bad.';
    expect(slo?.metadata.annotations?.['not-expressed-1']).toBe(sentence);
    expect(createOpenSlo(between).text).toContain(`# ${sentence}`);
    const optimistic = planOf([aTarget('TTFT p99 <= 300 ms', 'a')], {
      engine: 'vllm',
      sources: { a: { kind: 'histogram', boundary: 'optimistic' } },
    });
    expect(slosOf(write(optimistic))[0]?.metadata.annotations?.['not-expressed-1']).toBe(
      'The target is 300 ms, the bucket that is counted ends at 500 ms: what lies between the two counts as good.',
    );
  });

  it('takes queries of the record as rates, and a ready-made share as raw failures', () => {
    const rates = planOf([aTarget('errors <= 0.1%', 'a')], {
      sources: {
        a: { kind: 'ratio', bad: 'sum(rate(b[$window]))', total: 'sum(rate(a[$window]))' },
      },
    });
    expect(slosOf(write(rates))[0]?.spec.indicator?.spec.ratioMetric).toEqual({
      counter: false,
      bad: source('sum(rate(b[5m]))'),
      total: source('sum(rate(a[5m]))'),
    });
    const share = planOf([aTarget('errors <= 0.1%', 'a')], {
      sources: { a: { kind: 'error ratio', ratio: 'avg_over_time(s[$window])' } },
    });
    expect(slosOf(write(share))[0]?.spec.indicator?.spec.ratioMetric).toEqual({
      rawType: 'failure',
      raw: source('avg_over_time(s[5m])'),
    });
  });

  it('has no alerts, and no target for them, where none can fire', () => {
    const level = onlyLevel(plan);
    const kinds = write({ ...plan, levels: [{ ...level, alerts: [] }] }).map(({ kind }) => kind);
    expect(kinds).toEqual(['Service', 'DataSource', 'SLO']);
  });

  it('waits as long as the rules do', () => {
    const waits = conditionsOf(write({ ...plan, holdFor: 120 }));
    expect(waits.map(({ spec }) => spec.condition.alertAfter)).toEqual(['2m', '2m', '2m']);
    const rounded = conditionsOf(write({ ...plan, holdFor: 90 }))[0];
    expect(rounded?.spec.condition.alertAfter).toBe('2m');
    expect(rounded?.metadata.annotations?.['not-expressed']).toContain(
      'The time to wait is 1m30s; OpenSLO knows no seconds, so 2m stands here.',
    );
  });

  it('rounds a window up to minutes where it must, and says so', () => {
    const level = onlyLevel(plan);
    const objective = { target: 0.99, window: 30 * DAY + 1 };
    const [slo] = slosOf(write({ ...plan, levels: [{ ...level, objective }] }));
    expect(slo?.spec.timeWindow).toEqual([{ duration: '43201m', isRolling: true }]);
    expect(slo?.metadata.annotations?.['not-expressed-1']).toContain('2592001 s');
  });

  it('names alerts of the same severity and window apart, within 63 characters', () => {
    const level = onlyLevel(plan);
    const id = `a${'b'.repeat(62)}`;
    const [alert] = level.alerts;
    if (!alert) throw new Error('no alert');
    const objects = write({ ...plan, levels: [{ ...level, id, alerts: [alert, alert] }] });
    const names = conditionsOf(objects).map(({ metadata }) => metadata.name);
    expect(names).toEqual([`${id.slice(0, 55)}-page-1h`, `${id.slice(0, 53)}-page-1h-2`]);
  });

  it('is a service and a data source where nothing can be watched', () => {
    const kinds = write(planOf([aTarget('TTFT mean <= 300 ms', 'a')])).map(({ kind }) => kind);
    expect(kinds).toEqual(['Service', 'DataSource']);
  });
});

describe('free text', () => {
  it('stays text, in one object for each document, whatever is in it', () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const plan = createHostilePlan(hostile);
        const { text } = createOpenSlo(plan);
        const objects = write(plan);
        // One service, source, target; four levels of three pairs.
        expect(objects).toHaveLength(3 + 4 * (1 + 2 * 3));
        const carried = carry(hostile);
        const annotations = objects[0]?.metadata.annotations;
        expect(annotations).toMatchObject({
          'record-id': carried,
          'record-title': carried,
          owner: carried,
        });
        expect(annotations?.['left-out-1']).toContain(carried);
        for (const slo of slosOf(objects)) {
          expect(slo.metadata.annotations?.['warning-1']).toBe(carried);
        }
        // What go-yaml refuses anywhere in a file (libyaml's reader), and U+FEFF.
        expect(text).not.toMatch(
          // eslint-disable-next-line no-control-regex -- control characters are what is looked for
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff\u2028\u2029]|\p{Surrogate}/u,
        );
        // The go-sdk splits a file at lines that begin with three dashes.
        expect(text.split('\n---')).toHaveLength(objects.length);
        // Readers of YAML 1.1, such as Go's, read the same.
        const read = (version: '1.1' | '1.2') =>
          parseAllDocuments(text, { version }).map((document) => {
            expect(document.errors).toEqual([]);
            const value: unknown = document.toJS();
            return value;
          });
        expect(read('1.1')).toEqual(read('1.2'));
      }),
      { numRuns: 60 },
    );
  });

  it('is cut where it is too long, visibly and between characters', () => {
    const long = { ...planOf([]), service: `${'x'.repeat(61)}😀😀` };
    const [service] = write(long);
    expect(service?.metadata.displayName).toBe(`${'x'.repeat(61)}…`);
    const fits = { ...planOf([]), service: `${'x'.repeat(61)}😀` };
    expect(write(fits)[0]?.metadata.displayName).toBe(`${'x'.repeat(61)}😀`);
  });
});

function source(query: string): unknown {
  return { metricSource: { metricSourceRef: 'prometheus', type: 'Prometheus', spec: { query } } };
}

/** What YAML cannot carry, said independently: line breaks are line feeds; controls, marks of direction, noncharacters and halves become U+FFFD. */
function carry(text: string): string {
  let result = '';
  for (const character of text.replaceAll('\r\n', '\n')) {
    const code = character.codePointAt(0) ?? 0;
    const isBreak = [0x0d, 0x85, 0x2028, 0x2029].includes(code);
    const isText =
      code === 0x09 ||
      code === 0x0a ||
      (code >= 0x20 && code <= 0x7e) ||
      (code >= 0xa0 && code <= 0xd7ff) ||
      (code >= 0xe000 && code <= 0xfffd && code !== 0xfeff) ||
      code >= 0x10000;
    const turns =
      [0x061c, 0x200e, 0x200f].includes(code) ||
      (code >= 0x202a && code <= 0x202e) ||
      (code >= 0x2066 && code <= 0x2069);
    result += isBreak ? '\n' : isText && !turns ? character : '\ufffd';
  }
  return result;
}
