import { describe, expect, it } from 'vitest';
import type { ColumnRole, TableLayout } from '../../../../src/state/import-state';
import {
  createMeaning,
  createRole,
  describeRole,
  meaningValue,
  roleOptions,
  roleValue,
  rowOptions,
  unitOf,
  unitOptions,
  withUnit,
} from '../../../../src/widgets/benchmark-import/column-roles';
import { findProblem } from '../../../../src/widgets/benchmark-import/mapping-problems';

const LAYOUTS: readonly TableLayout[] = ['requests', 'metrics', 'statistics', 'runs'];

describe('the choices for a column', () => {
  it.each(LAYOUTS)('of %s each stand for a role that has the same choice', (layout) => {
    const options = roleOptions(layout, { role: 'ignore' });
    expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
    for (const { value } of options) expect(roleValue(createRole(value, layout))).toBe(value);
  });

  it('hold a role that is in no list', () => {
    const odd: ColumnRole = { role: 'statistic', statistic: 'p37.5' };
    expect(roleOptions('metrics', odd).at(-1)).toMatchObject({ value: 'statistic:p37.5' });
  });

  it('are described in few words', () => {
    expect(describeRole({ role: 'metric', metric: 'time_to_first_token', unit: 'ms' })).toBe(
      'TTFT, ms',
    );
    expect(describeRole({ role: 'ignore' })).toBe('left out');
  });

  it('have the units of their quantity', () => {
    const metric = createRole('metric:request_latency', 'requests');
    const units = unitOptions(metric).map(({ value }) => value);
    expect(units).toEqual(['ns', 'us', 'ms', 's', 'min', 'h']);
    expect(unitOf(withUnit(metric, 'min'))).toBe('min');
    expect(withUnit(metric, 'tokens')).toBe(metric);
    const start = createRole('start', 'requests');
    expect(unitOf(withUnit(start, 'month first'))).toBe('month first');
  });
});

describe('the choices for a named row', () => {
  it.each([true, false])('each stand for a meaning (asks for the statistic: %s)', (asks) => {
    for (const { value } of rowOptions({ row: 'ignore' })) {
      const meaning = createMeaning(value, asks);
      expect(meaningValue(meaning)).toBe(value);
      if (meaning.row === 'metric') expect('statistic' in meaning).toBe(asks);
    }
  });
});

describe('findProblem', () => {
  const ttft: ColumnRole = { role: 'metric', metric: 'time_to_first_token', unit: 'ms' };
  const row = {
    name: 'a',
    meaning: { row: 'metric', metric: 'request_latency', unit: 's' },
  } as const;
  it.each<[TableLayout, readonly ColumnRole[], string | null]>([
    ['requests', [{ role: 'ignore' }], 'Choose a metric'],
    ['requests', [ttft], null],
    ['requests', [ttft, ttft], '"a" and "b" are given the same meaning'],
    ['requests', [ttft, { role: 'attribute' }, { role: 'attribute' }], null],
    ['metrics', [{ role: 'value' }], 'names the metrics'],
    ['metrics', [{ role: 'row name' }], 'holds the values'],
    ['metrics', [{ role: 'row name' }, { role: 'value' }, { role: 'value' }], null],
    ['statistics', [ttft], 'names the statistics'],
    ['statistics', [{ role: 'statistic name' }], 'Choose a metric'],
    ['runs', [{ role: 'run name' }], 'Choose a metric'],
  ])('%s %j', (layout, roles, part) => {
    const problem = findProblem(layout, roles, [row], ['a', 'b', 'c']);
    if (part === null) expect(problem).toBeNull();
    else expect(problem).toContain(part);
  });

  it('asks for a metric among the rows', () => {
    const roles: ColumnRole[] = [{ role: 'row name' }, { role: 'value' }];
    const rows = [{ name: 'a', meaning: { row: 'ignore' } }] as const;
    expect(findProblem('metrics', roles, rows, ['a', 'b'])).toContain('at least one row');
  });
});
