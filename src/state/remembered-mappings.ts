/**
 * What the reader said about the columns of a table, kept for the next file with the same columns. A preference of this browser, not
 * part of a record: losing it costs one question, so it is in localStorage. Only names of columns and rows are kept, no cells.
 */
import * as v from 'valibot';
import { findAnyMetric, getMetric } from '@site/src/domain/metrics/catalogue';
import type { AnyMetricId, Statistic } from '@site/src/domain/metrics/metric';
import { isStatistic } from '@site/src/domain/metrics/statistic';
import { listForeignUnits } from '@site/src/domain/units/foreign-units';
import type { ForeignUnit, TableMapping, TablePreview } from '@site/src/importers/table/mapping';
import { DELIMITERS, type Delimiter } from '@site/src/importers/table/form';
import { rebuildPreview } from '@site/src/importers/table/preview';

export type MappingStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = 'llm-performance-handbook:table-mappings';
const MAX_KEPT = 50;
/** A table with more text than this in its header is not worth keeping. */
const MAX_KEY_CHARACTERS = 10_000;

const Metric = v.custom<AnyMetricId>((id) => typeof id === 'string' && findAnyMetric(id) === id);
const Unit = v.custom<ForeignUnit>((unit) => typeof unit === 'string');
const StatisticName = v.custom<Statistic>((name) => typeof name === 'string' && isStatistic(name));
const TimeUnit = v.picklist(['ns', 'us', 'ms', 's', 'iso', 'day first', 'month first']);
const Total = v.picklist(['requests', 'succeeded', 'failed', 'cancelled', 'duration']);

const Role = v.variant('role', [
  v.object({
    role: v.picklist([
      'ignore',
      'attribute',
      'row name',
      'statistic name',
      'unit name',
      'run name',
      'sample count',
      'value',
    ]),
  }),
  v.pipe(
    v.object({ role: v.literal('metric'), metric: Metric, unit: Unit }),
    v.check(({ metric, unit }) => fits(metric, unit)),
  ),
  v.object({ role: v.literal('status'), meaning: v.picklist(['outcome', 'error']) }),
  v.object({ role: v.picklist(['start time', 'end time']), unit: TimeUnit }),
  v.object({ role: v.literal('statistic'), statistic: StatisticName }),
  v.pipe(
    v.object({
      role: v.literal('reported'),
      metric: Metric,
      statistic: StatisticName,
      unit: Unit,
    }),
    v.check(({ metric, unit }) => fits(metric, unit)),
  ),
  v.pipe(
    v.object({ role: v.literal('total'), of: Total, unit: Unit }),
    v.check(({ of, unit }) => fitsTotal(of, unit)),
  ),
]);

const Meaning = v.variant('row', [
  v.object({ row: v.literal('ignore') }),
  v.pipe(
    v.object({
      row: v.literal('metric'),
      metric: Metric,
      statistic: v.exactOptional(StatisticName),
      unit: Unit,
    }),
    v.check(({ metric, unit }) => fits(metric, unit)),
  ),
  v.pipe(
    v.object({ row: v.literal('total'), of: Total, unit: Unit }),
    v.check(({ of, unit }) => fitsTotal(of, unit)),
  ),
]);

const Form = v.variant('kind', [
  v.object({ kind: v.literal('json'), path: v.array(v.string()) }),
  v.object({
    kind: v.literal('text'),
    delimiter: v.custom<Delimiter>((text) => DELIMITERS.some((one) => one === text)),
    decimal: v.picklist(['.', ',']),
    skip: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100)),
    headerRows: v.picklist([0, 1, 2]),
  }),
]);

const Kept = v.object({
  key: v.string(),
  /** What the columns looked like in the form of the mapping; when a new file looks otherwise, the reader is asked again. */
  look: v.string(),
  mapping: v.object({
    columns: v.array(Role),
    layout: v.picklist(['requests', 'metrics', 'statistics', 'runs']),
    rows: v.array(v.object({ name: v.string(), meaning: Meaning })),
    form: Form,
  }),
});

type KeptMapping = v.InferOutput<typeof Kept>;

/**
 * The mapping that the reader gave a table with the same columns, ready for `importFile`; null when there is none, or when this
 * file differs in something that had to be decided (the size of the values suggests another unit, a metric is new).
 */
export function recallMapping(
  preview: TablePreview,
  storage: MappingStorage | null = browserStorage(),
): TableMapping | null {
  const key = keyOf(preview);
  const kept = key === null ? undefined : readKept(storage).find((entry) => entry.key === key);
  if (!kept) return null;
  const { mapping, look } = kept;
  const form = adoptForm(mapping.form, preview);
  const now = rebuildPreview(preview, { form, layout: mapping.layout });
  if (!now || lookOf(now) !== look) return null;
  const named = new Set(mapping.rows.map(({ name }) => name));
  const isNew = now.rowGuesses.some(({ name, certain }) => !certain && !named.has(name));
  return isNew ? null : { ...mapping, form };
}

/** Keeps the reader's answer to `preview`, the preview as it was first shown; the oldest of more than 50 is forgotten. */
export function rememberMapping(
  preview: TablePreview,
  mapping: TableMapping,
  storage: MappingStorage | null = browserStorage(),
): void {
  const key = keyOf(preview);
  const { columns, layout = 'requests', rows = [], form = preview.form } = mapping;
  const shown = rebuildPreview(preview, { form, layout });
  if (key === null || !shown) return;
  const kept = v.safeParse(Kept, {
    key,
    look: lookOf(shown),
    mapping: { columns, layout, rows, form },
  });
  if (!kept.success) return;
  const others = readKept(storage).filter((entry) => entry.key !== key);
  writeKept(storage, [kept.output, ...others].slice(0, MAX_KEPT));
}

/** The reader is asked about such columns again. */
export function forgetMapping(
  preview: TablePreview,
  storage: MappingStorage | null = browserStorage(),
): void {
  const key = keyOf(preview);
  writeKept(
    storage,
    readKept(storage).filter((entry) => entry.key !== key),
  );
}

/** Columns without names are alike in every such file: nothing can be remembered of them. */
function keyOf({ form, layout, headers }: TablePreview): string | null {
  if (form.kind === 'text' && form.headerRows === 0) return null;
  const place = form.kind === 'json' ? form.path : [];
  const key = JSON.stringify([form.kind, place, layout, headers.map(normalise)]);
  return key.length > MAX_KEY_CHARACTERS ? null : key;
}

function normalise(header: string): string {
  return header.trim().toLowerCase().replaceAll(/\s+/gu, ' ');
}

/** What was guessed of the columns, and so what the reader corrected. */
function lookOf({ headers, guesses }: TablePreview): string {
  return JSON.stringify([headers.map(normalise), guesses.map(({ role }) => role)]);
}

/** Where this file itself shows how it is written, that counts. */
function adoptForm(kept: KeptMapping['mapping']['form'], { form, decimalCertain }: TablePreview) {
  if (kept.kind !== 'text' || form.kind !== 'text' || kept.delimiter !== form.delimiter)
    return kept;
  return decimalCertain ? form : { ...form, decimal: kept.decimal };
}

function fits(metric: AnyMetricId, unit: ForeignUnit): boolean {
  return listForeignUnits(getMetric(metric).unit).includes(unit);
}

function fitsTotal(of: v.InferOutput<typeof Total>, unit: ForeignUnit): boolean {
  return of === 'duration' ? listForeignUnits('seconds').includes(unit) : unit === 'requests';
}

/** Damaged entries are as good as none. */
function readKept(storage: MappingStorage | null): readonly KeptMapping[] {
  try {
    const value: unknown = JSON.parse(storage?.getItem(KEY) ?? '[]');
    if (!Array.isArray(value)) return [];
    return value.flatMap((entry) => {
      const kept = v.safeParse(Kept, entry);
      return kept.success ? [kept.output] : [];
    });
  } catch {
    return [];
  }
}

function writeKept(storage: MappingStorage | null, kept: readonly KeptMapping[]): void {
  try {
    if (kept.length === 0) storage?.removeItem(KEY);
    else storage?.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Full or forbidden: the reader is asked again next time, which is all that is lost.
  }
}

/** Null where the browser forbids it, and on the server. */
function browserStorage(): MappingStorage | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage;
  } catch {
    return null;
  }
}
