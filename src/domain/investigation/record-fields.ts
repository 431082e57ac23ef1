/** Every field of the record as a row, for the reference page: read off the JSON Schema, with a sentence for each. Build time only. */
import type { JsonSchema } from '@valibot/to-json-schema';
import { createRecordJsonSchema } from './json-schema';
import { FIELD_DESCRIPTIONS } from './record-field-descriptions';

export interface RecordField {
  /** `measurements[].values[].metric`; a part that occurs in several places has rows of its own: `Answer.text`. */
  readonly path: string;
  /** `text`, `UTC time`, `one of "yes", "no"`, `list of …`, or the name of a part. */
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

/** Parts listed once, after the record itself. */
const PARTS: Readonly<Record<string, string>> = {
  answer: 'Answer',
  moment: 'Moment',
  interval: 'Interval',
  workload: 'Workload',
  evidence: 'Evidence',
};

/** Definitions that are a kind of value rather than an object. */
const VALUE_TYPES: Readonly<Record<string, string>> = {
  id: 'id',
  line: 'line',
  text: 'text',
  utcTime: 'UTC time',
  date: 'date',
  link: 'link',
  metricId: 'metric id',
  statistic: 'statistic',
};

/** @throws Error naming a field that has no description, or a description without a field. */
export function listRecordFields(): readonly RecordField[] {
  const schema = createRecordJsonSchema();
  const definitions = schema.$defs ?? {};
  const rows = [
    ...listProperties(schema, '', definitions),
    ...Object.entries(PARTS).flatMap(([key, name]) =>
      listProperties(definitions[key], `${name}.`, definitions),
    ),
  ];
  const paths = new Set(rows.map((row) => row.path));
  const stale = Object.keys(FIELD_DESCRIPTIONS).filter((path) => !paths.has(path));
  if (stale.length > 0) throw new Error(`no such field of the record: ${stale.join(', ')}`);
  return rows;
}

type Definitions = NonNullable<JsonSchema['$defs']>;
type Part = Definitions[string];

function listProperties(
  schema: Part | undefined,
  prefix: string,
  definitions: Definitions,
): readonly RecordField[] {
  if (typeof schema !== 'object') return [];
  const options = schema.oneOf ?? schema.anyOf;
  if (options !== undefined) {
    return mergeOptions(options.map((option) => listProperties(option, prefix, definitions)));
  }
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const path = `${prefix}${key}`;
    const field: RecordField = {
      path,
      type: describeType(property, definitions),
      required: schema.required?.includes(key) === true,
      description: describeField(path),
    };
    return [field, ...listInside(property, path, definitions)];
  });
}

/** A field of several options has one row: it may have any of their types, and is required when every option requires it. */
function mergeOptions(options: readonly (readonly RecordField[])[]): readonly RecordField[] {
  const paths = new Set(options.flat().map((row) => row.path));
  return [...paths].map((path) => {
    const rows = options.flat().filter((row) => row.path === path);
    return {
      path,
      type: [...new Set(rows.map((row) => row.type))].join(' or '),
      required: rows.length === options.length && rows.every((row) => row.required),
      description: describeField(path),
    };
  });
}

/** The rows of what stands inside a list, a map or an object. */
function listInside(
  property: Part,
  path: string,
  definitions: Definitions,
): readonly RecordField[] {
  const { schema, name } = resolve(property, definitions);
  if (name in PARTS || name in VALUE_TYPES || typeof schema !== 'object') return [];
  if (typeof schema.items === 'object' && !Array.isArray(schema.items)) {
    return listInside(schema.items, `${path}[]`, definitions);
  }
  if (typeof schema.additionalProperties === 'object') {
    return listInside(schema.additionalProperties, `${path}.*`, definitions);
  }
  return listProperties(schema, `${path}.`, definitions);
}

function describeType(property: Part, definitions: Definitions): string {
  const { schema, name } = resolve(property, definitions);
  const known = PARTS[name] ?? VALUE_TYPES[name];
  if (known !== undefined) return known;
  if (typeof schema !== 'object') return 'anything';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) {
    return `one of ${schema.enum.map((value) => JSON.stringify(value)).join(', ')}`;
  }
  const options = schema.oneOf ?? schema.anyOf;
  if (options !== undefined) {
    return options.map((option) => describeType(option, definitions)).join(' or ');
  }
  if (schema.prefixItems !== undefined) {
    return `pair of ${schema.prefixItems.map((item) => describeType(item, definitions)).join(' and ')}`;
  }
  if (typeof schema.items === 'object' && !Array.isArray(schema.items)) {
    return `list of ${describeType(schema.items, definitions)}`;
  }
  if (typeof schema.additionalProperties === 'object') {
    return `map of ${describeType(schema.additionalProperties, definitions)}`;
  }
  if (schema.type === 'integer') return 'whole number';
  return typeof schema.type === 'string' ? schema.type : 'anything';
}

function resolve(property: Part, definitions: Definitions): { schema: Part; name: string } {
  if (typeof property !== 'object' || property.$ref === undefined) {
    return { schema: property, name: '' };
  }
  const name = property.$ref.replace('#/$defs/', '');
  const schema = definitions[name];
  if (schema === undefined) throw new Error(`the schema refers to "${name}", which it lacks`);
  return { schema, name };
}

function describeField(path: string): string {
  const isEntryId = path.endsWith('[].id') || path === 'Evidence.id';
  const description = isEntryId ? 'Names the entry; unique in its list.' : FIELD_DESCRIPTIONS[path];
  if (description === undefined) throw new Error(`field without a description: ${path}`);
  return description;
}
