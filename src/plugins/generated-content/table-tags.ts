/** The tags that stand for generated tables. To add one: a function in `tables/` and a line here. */
import type { StepNumber } from '../../domain/investigation/step';
import type { GeneratedTable } from './table';
import {
  createChecklistTable,
  createFitTable,
  createPitfallTable,
  createQuestionTable,
  createStepTable,
} from './tables/investigation-tables';
import { createFormatTable } from './tables/format-table';
import { createMetricTable } from './tables/metric-table';
import { createPresetTable } from './tables/preset-table';
import { createRecordFieldTable } from './tables/record-field-table';

const TABLES: Readonly<Record<string, () => GeneratedTable>> = {
  StepTable: createStepTable,
  PitfallTable: createPitfallTable,
  FitTable: createFitTable,
  FormatTable: createFormatTable,
  MetricTable: createMetricTable,
  PresetTable: createPresetTable,
  RecordFieldTable: createRecordFieldTable,
  QuestionTable: createQuestionTable,
};

/** Takes a step, as in `<ChecklistTable step="1" />`. */
const CHECKLIST = 'ChecklistTable';
const STEP_NUMBERS: readonly StepNumber[] = [1, 2, 3, 4, 5, 6, 7];

/** Widgets whose names end alike; they are left to the page. */
const WIDGETS = new Set(['GapTable']);

export function isTableTag(name: string): boolean {
  return /^[A-Z]\w*Table$/.test(name) && !WIDGETS.has(name);
}

/** @throws Error that says what is wrong with the tag, as the end of a sentence that begins with it */
export function createTable(name: string, attributes: ReadonlyMap<string, string>): GeneratedTable {
  if (name === CHECKLIST) return createChecklistTable(readStep(attributes));
  const create = Object.hasOwn(TABLES, name) ? TABLES[name] : undefined;
  if (create === undefined) {
    throw new Error(
      `is no generated table; there are ${[...Object.keys(TABLES), CHECKLIST].join(', ')}`,
    );
  }
  if (attributes.size > 0)
    throw new Error(`takes no attributes, but has ${[...attributes.keys()].join(', ')}`);
  return create();
}

export function createAllTables(): readonly GeneratedTable[] {
  return [
    ...Object.values(TABLES).map((create) => create()),
    ...STEP_NUMBERS.map(createChecklistTable),
  ];
}

function readStep(attributes: ReadonlyMap<string, string>): StepNumber {
  const step = STEP_NUMBERS.find((number) => String(number) === attributes.get('step'));
  if (step === undefined || attributes.size !== 1)
    throw new Error('takes exactly one attribute, step="1" to step="7"');
  return step;
}
