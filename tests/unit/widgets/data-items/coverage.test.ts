import { describe, expect, it } from 'vitest';
import { createRecord } from '../../../../src/domain/investigation/create-record';
import { coverageCell } from '../../../../src/domain/investigation/versions/v1/steps';
import {
  COVERAGE_STATES,
  SIGNALS,
  describeCoverage,
  findCell,
  setCoverage,
} from '../../../../src/widgets/data-items/coverage';

const EMPTY = createRecord({ id: 'r', now: '2026-11-24T08:00:00Z' });

describe('the matrix', () => {
  it('has the signals and states of the record', () => {
    expect(SIGNALS).toEqual(coverageCell.entries.signal.options);
    expect(COVERAGE_STATES).toEqual(coverageCell.entries.state.options);
  });
});

describe('setCoverage', () => {
  it('adds, changes and takes away one cell', () => {
    const added = setCoverage(EMPTY, 'queue', 'metrics', 'available');
    expect(added.data.coverage).toEqual([
      { component: 'queue', signal: 'metrics', state: 'available' },
    ]);
    const changed = setCoverage(added, 'queue', 'metrics', 'collected');
    expect(findCell(changed.data.coverage, 'queue', 'metrics')?.state).toBe('collected');
    expect(changed.data.coverage).toHaveLength(1);
    expect(setCoverage(changed, 'queue', 'metrics', null).data.coverage).toEqual([]);
  });

  it('keeps the note of a cell', () => {
    const record = {
      ...EMPTY,
      data: {
        ...EMPTY.data,
        coverage: [
          { component: 'gateway', signal: 'logs', state: 'missing', note: 'sampled at 1 %' },
        ] as const,
      },
    };
    expect(setCoverage(record, 'gateway', 'logs', 'collected').data.coverage).toEqual([
      { component: 'gateway', signal: 'logs', state: 'collected', note: 'sampled at 1 %' },
    ]);
  });

  it('does not touch the same signal of another component', () => {
    const both = setCoverage(
      setCoverage(EMPTY, 'queue', 'logs', 'missing'),
      'decode',
      'logs',
      'missing',
    );
    expect(setCoverage(both, 'queue', 'logs', null).data.coverage).toEqual([
      { component: 'decode', signal: 'logs', state: 'missing' },
    ]);
  });
});

describe('describeCoverage', () => {
  it('names the components without any collected signal', () => {
    expect(
      describeCoverage(
        ['queue', 'decode', 'stream'],
        [
          { component: 'queue', signal: 'metrics', state: 'collected' },
          { component: 'decode', signal: 'metrics', state: 'available' },
          { component: 'stream', signal: 'logs', state: 'not needed' },
        ],
      ),
    ).toBe('3 of 12 cells decided. Nothing collected yet for: decode.');
  });

  it('says so when every component is covered, and nothing before anything is decided', () => {
    expect(
      describeCoverage(['queue'], [{ component: 'queue', signal: 'traces', state: 'collected' }]),
    ).toBe('1 of 4 cells decided. Every component has at least one signal collected.');
    expect(describeCoverage(['queue'], [])).toBe('0 of 4 cells decided.');
    expect(describeCoverage([], [])).toBe('');
  });
});
