/**
 * The gap table as CSV (RFC 4180) for a spreadsheet: one row for each judged measurement and target, numbers raw in canonical
 * units with the unit in a column of its own. A missing number is an empty cell.
 */
import type { InvestigationRecord } from '../domain/investigation/investigation-record';
import { getMetric } from '../domain/metrics/catalogue';
import { computeGaps } from '../domain/slo/compute-gaps';
import { cleanText } from './clean-text';
import { listJudgedMeasurements } from './document/gap-blocks';

const COLUMNS = [
  'record',
  'measurement',
  'metric',
  'statistic',
  'unit',
  'comparator',
  'target',
  'value',
  'n',
  'interval_low',
  'interval_high',
  'interval_confidence',
  'interval_method',
  'gap',
  'gap_ratio',
  'factor',
  'verdict',
  'more_samples',
  'reason',
] as const;

type Cell = string | number | null | undefined;

export function exportCsv(record: InvestigationRecord): string {
  const rows = listJudgedMeasurements(record).flatMap((measurement) =>
    computeGaps(measurement, record.baseline.targets).map((gap): readonly Cell[] => [
      record.id,
      measurement.label,
      gap.metric,
      gap.statistic,
      getMetric(gap.metric).unit,
      gap.target.comparator,
      gap.target.threshold,
      gap.value,
      gap.n,
      gap.interval?.low,
      gap.interval?.high,
      gap.interval?.confidence,
      gap.interval?.method,
      gap.gap,
      gap.gapRatio,
      gap.factor,
      gap.verdict,
      gap.moreSamples,
      gap.reason,
    ]),
  );
  return [COLUMNS, ...rows].map((row) => `${row.map(toCell).join(',')}\r\n`).join('');
}

/** What makes a spreadsheet take a text for a formula, full-width forms included (OWASP, CSV injection). */
const FORMULA_START = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** Numbers stand as they are, so that a negative one stays a number; only texts are escaped. */
function toCell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = cleanText(value).replaceAll('\t', ' ');
  const harmless = FORMULA_START.test(text) ? `'${text}` : text;
  return /[",\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
