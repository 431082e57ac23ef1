/** Read back by papaparse, an independent CSV parser. */
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { createRecord } from '../../../src/domain/investigation/create-record';
import { EXAMPLE_RECORD } from '../../../src/domain/investigation/example-record';
import { computeGaps } from '../../../src/domain/slo/compute-gaps';
import { exportCsv } from '../../../src/exporters/csv';
import { HOSTILE_TEXTS, createHostileRecord } from '../../support/hostile-record';

const read = (csv: string) =>
  Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });

describe('the gap table as CSV', () => {
  it('has a row for each target of the baseline and of what was kept, numbers exact and canonical', () => {
    const { data, errors } = read(exportCsv(EXAMPLE_RECORD));
    expect(errors).toEqual([]);
    const judged = ['m-slow', 'm-fixed'].map((id) =>
      EXAMPLE_RECORD.measurements.find((one) => one.id === id),
    );
    const gaps = judged.flatMap((measurement) =>
      measurement === undefined ? [] : computeGaps(measurement, EXAMPLE_RECORD.baseline.targets),
    );
    expect(data.map((row) => [row.metric, Number(row.value), row.verdict])).toEqual(
      gaps.map((gap) => [gap.metric, gap.value, gap.verdict]),
    );
    expect(data[0]).toMatchObject({ unit: 'seconds', target: '0.5', n: '1196', comparator: '<=' });
    expect(Number(data[4]?.gap)).toBeLessThan(0);
    expect(data[4]?.gap).toMatch(/^-0\.\d+$/);
  });

  it('leaves a number that is missing empty', () => {
    const record = {
      ...EXAMPLE_RECORD,
      measurements: EXAMPLE_RECORD.measurements.filter(
        (measurement) => measurement.id === 'm-server',
      ),
    };
    const { data } = read(exportCsv(record));
    expect(data[0]).toMatchObject({ verdict: 'no data', value: '', gap: '', n: '' });
  });

  it('is only a head without targets or measurements', () => {
    const csv = exportCsv(createRecord({ id: 'r', now: '2026-11-24T08:00:00Z' }));
    expect(csv).toMatch(/^record,measurement,.*,reason\r\n$/);
  });

  it.each([
    ...HOSTILE_TEXTS,
    '=1+1',
    '+1',
    '-1',
    '@x',
    '\t=1',
    ' =1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '"quoted", and more',
    'a\r\nb',
  ])('no cell of text starts a formula: %j', (text) => {
    const { data, errors } = read(exportCsv(createHostileRecord(text)));
    expect(errors).toEqual([]);
    expect(data).toHaveLength(8);
    for (const row of data) {
      expect(row.measurement).not.toMatch(/^\s*[=+\-@＝＋－＠\t\r]/);
      expect(Object.keys(row)).toHaveLength(19);
    }
  });
});
