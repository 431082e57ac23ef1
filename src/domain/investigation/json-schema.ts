/**
 * The published JSON Schema of the record, made from the schema that the program validates with. For build time only: the
 * browser never needs it. What JSON Schema cannot say (unique ids, counts that add up, columns of equal length) is left out, so
 * it accepts a little more than `parseRecord` does.
 */
import { toJsonSchema, type JsonSchema } from '@valibot/to-json-schema';
import { SCHEMA_URL } from './serialise';
import * as measurementSchemas from './versions/v1/measurement';
import * as primitives from './versions/v1/primitives';
import { recordV1, system } from './versions/v1/record';
import * as steps from './versions/v1/steps';

/** Parts that stand under `$defs`, because they occur more than once or are worth a name. */
const DEFINITIONS = {
  id: primitives.id,
  line: primitives.line,
  text: primitives.text,
  utcTime: primitives.utcTime,
  date: primitives.date,
  link: primitives.link,
  metricId: primitives.metricId,
  statistic: primitives.statistic,
  answer: primitives.answer,
  moment: primitives.moment,
  interval: measurementSchemas.interval,
  workload: measurementSchemas.workload,
  measuredValue: measurementSchemas.measuredValue,
  distribution: measurementSchemas.distribution,
  bucketHistogram: measurementSchemas.bucketHistogram,
  requestSample: measurementSchemas.requestSample,
  measurement: measurementSchemas.measurement,
  sloTarget: measurementSchemas.sloTarget,
  system,
  profile: steps.profile,
  evidence: steps.evidence,
  hypothesis: steps.hypothesis,
  optimisation: steps.optimisation,
};

/** Checks that JSON Schema has no word for, and `readonly`, which says nothing about the data. */
const NOT_EXPRESSIBLE = ['check', 'guard', 'readonly', 'finite'];

/** Draft 2020-12. */
export function createRecordJsonSchema(): JsonSchema {
  const schema = toJsonSchema(recordV1, {
    target: 'draft-2020-12',
    definitions: DEFINITIONS,
    ignoreActions: NOT_EXPRESSIBLE,
    overrideSchema: ({ valibotSchema, jsonSchema }) =>
      valibotSchema.type === 'loose_object' ? closeObject(jsonSchema) : undefined,
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: SCHEMA_URL,
    title: 'Investigation record',
    description:
      'A performance investigation of an LLM application: baseline, symptoms, data, hypotheses, reproduction, optimisations, monitoring. Units are canonical: seconds, tokens, requests, bytes, ratio from 0 to 1, USD. Fields whose name starts with "x-" are the reader’s own.',
    ...schema,
  };
}

/** Known fields, and the reader's own. */
function closeObject({ required, ...schema }: JsonSchema): JsonSchema {
  return {
    ...schema,
    ...(required === undefined || required.length === 0 ? {} : { required }),
    patternProperties: { '^x-': {} },
    additionalProperties: false,
  };
}
