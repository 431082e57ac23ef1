import { describe, expect, it } from 'vitest';
import type { RequestTable } from '../../../../src/domain/benchmark-run/benchmark-run';
import {
  countPresent,
  countStatus,
  createColumn,
  isPresent,
  presentValues,
  statusCode,
  succeededValues,
} from '../../../../src/domain/benchmark-run/column';

const NaN_ = Number.NaN;
const table: RequestTable = {
  length: 4,
  status: Uint8Array.from([0, 1, 0, 2]),
  columns: { request_latency: Float64Array.from([0, 5, NaN_, 7]) },
  attributes: [],
};

describe('column', () => {
  it('is created without a value', () => {
    expect([...createColumn(2)]).toEqual([NaN_, NaN_]);
  });

  it('knows a missing entry from a zero', () => {
    expect([0, -0, NaN_, undefined].map(isPresent)).toEqual([true, true, false, false]);
    const column = Float64Array.from([0, NaN_, 3]);
    expect(countPresent(column)).toBe(2);
    expect([...presentValues(column)]).toEqual([0, 3]);
  });

  it('gives a copy that can be sorted without harm', () => {
    const column = Float64Array.from([2, 1]);
    presentValues(column).sort();
    expect([...column]).toEqual([2, 1]);
  });

  it('selects the values of requests that succeeded', () => {
    expect([...(succeededValues(table, 'request_latency') ?? [])]).toEqual([0]);
    expect(succeededValues(table, 'time_to_first_token')).toBeNull();
  });

  it('counts by status', () => {
    expect([statusCode('succeeded'), statusCode('failed'), statusCode('cancelled')]).toEqual([
      0, 1, 2,
    ]);
    expect(countStatus(table, 'succeeded')).toBe(2);
    expect(countStatus(table, 'cancelled')).toBe(1);
  });
});
