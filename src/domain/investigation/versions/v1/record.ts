/** The investigation record, schema version 1: head, system, the seven steps, closing lists. Field table: /docs/05-reference/record-schema. */
import * as v from 'valibot';
import { measurement, workload } from './measurement';
import {
  answer,
  count,
  id,
  line,
  list,
  nonNegative,
  listById,
  recordObject,
  share,
  text,
  utcTime,
} from './primitives';
import {
  actionItem,
  analysis,
  baseline,
  checklistAnswer,
  data,
  lessons,
  monitoring,
  openQuestion,
  optimisations,
  reproduction,
  symptoms,
  timelineEvent,
} from './steps';

export const SCHEMA_VERSION = 1;

export const impact = recordObject({
  statement: v.optional(text),
  usersAffected: v.optional(count),
  shareAffected: v.optional(share),
  costUsd: v.optional(nonNegative),
});

export const system = recordObject({
  service: v.optional(line),
  engine: v.optional(line),
  engineVersion: v.optional(line),
  engineFlags: v.optional(text),
  model: v.optional(line),
  quantisation: v.optional(line),
  gpu: v.optional(line),
  /** GPU driver and CUDA or ROCm version. */
  driver: v.optional(line),
  gpuCount: v.optional(count),
  tensorParallel: v.optional(count),
  pipelineParallel: v.optional(count),
  /** Components of the request path in order: client, gateway, retrieval, … */
  components: list(line),
  workload: v.optional(workload),
});

export const recordV1 = recordObject({
  $schema: v.optional(line),
  schemaVersion: v.literal(SCHEMA_VERSION),
  exporter: v.optional(line),
  id,
  title: line,
  /** The record whose gain was lost, when this one goes on from it. */
  previous: v.optional(recordObject({ id, title: line })),
  summary: v.optional(text),
  status: v.picklist(['draft', 'in review', 'verified', 'closed']),
  owner: v.optional(line),
  reviewers: list(line),
  severity: v.optional(v.picklist(['sev1', 'sev2', 'sev3', 'sev4'])),
  impact: v.optional(impact),
  confidentiality: v.optional(v.picklist(['public', 'internal', 'confidential'])),
  createdAt: utcTime,
  modifiedAt: utcTime,
  /** Grows by one with every saved change. */
  revision: count,
  system,
  measurements: listById(measurement),
  baseline,
  symptoms,
  data,
  analysis,
  reproduction,
  optimisations,
  monitoring,
  /** Answers of the fit check, by row id. */
  fit: v.record(id, answer),
  /** Answers of the pitfall self-audit, by pitfall question id. */
  pitfalls: v.record(id, answer),
  /** Answers to checklist items, by item id. */
  checklist: v.record(id, checklistAnswer),
  timeline: listById(timelineEvent),
  actions: listById(actionItem),
  lessons,
  openQuestions: listById(openQuestion),
});
