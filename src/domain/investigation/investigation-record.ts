/** The record's types, read off the current schema version; everything outside `versions/` sees only these. */
import type * as v from 'valibot';
import type * as measurementSchemas from './versions/v1/measurement';
import type * as primitives from './versions/v1/primitives';
import type { recordV1, system } from './versions/v1/record';
import type * as steps from './versions/v1/steps';

export type InvestigationRecord = v.InferOutput<typeof recordV1>;
export type SystemDescription = v.InferOutput<typeof system>;
export type Answer = v.InferOutput<typeof primitives.answer>;
export type Moment = v.InferOutput<typeof primitives.moment>;
export type Measurement = v.InferOutput<typeof measurementSchemas.measurement>;
export type MeasuredValue = v.InferOutput<typeof measurementSchemas.measuredValue>;
export type RequestSample = v.InferOutput<typeof measurementSchemas.requestSample>;
export type SerialisedDistribution = v.InferOutput<typeof measurementSchemas.distribution>;
export type RecordTarget = v.InferOutput<typeof measurementSchemas.sloTarget>;
export type ScopeDimension = v.InferOutput<typeof steps.scopeDimension>;
export type Change = v.InferOutput<typeof steps.change>;
export type DataItem = v.InferOutput<typeof steps.dataItem>;
export type CoverageCell = v.InferOutput<typeof steps.coverageCell>;
export type Evidence = v.InferOutput<typeof steps.evidence>;
export type Hypothesis = v.InferOutput<typeof steps.hypothesis>;
export type Optimisation = v.InferOutput<typeof steps.optimisation>;
export type Guardrail = v.InferOutput<typeof steps.guardrail>;
export type MonitoringAlert = v.InferOutput<typeof steps.alert>;
export type TimelineEvent = v.InferOutput<typeof steps.timelineEvent>;
export type ActionItem = v.InferOutput<typeof steps.actionItem>;
export type ChecklistAnswer = v.InferOutput<typeof steps.checklistAnswer>;
