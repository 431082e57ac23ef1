/** The seven sections of a record and its closing lists, version 1. */
import * as v from 'valibot';
import { interval, sloTarget } from './measurement';
import {
  answer,
  count,
  date,
  finite,
  holdTime,
  id,
  line,
  link,
  list,
  listById,
  metricId,
  moment,
  nonNegative,
  recordObject,
  share,
  statistic,
  text,
  utcTime,
  wholeSeconds,
} from './primitives';

/** 1 Define and measure the baseline. Measurements stand in the record's own list; this names the ones that are the baseline. */
export const baseline = recordObject({
  targets: listById(sloTarget),
  measurement: v.optional(id),
  lastKnownGood: v.optional(answer),
});

/** One dimension of the scope: what is affected, and what could be but is not. */
export const scopeDimension = recordObject({
  dimension: v.picklist(['who', 'where', 'when', 'model', 'route', 'tenant', 'load', 'other']),
  affected: v.optional(text),
  notAffected: v.optional(text),
});

export const change = recordObject({
  id,
  at: v.optional(moment),
  kind: v.picklist([
    'code',
    'configuration',
    'model',
    'hardware',
    'traffic',
    'data',
    'dependency',
    'other',
  ]),
  what: text,
  link: v.optional(link),
});

/** 2 Identify symptoms and scope. Question ids are in `domain/investigation/questions.ts`. */
export const symptoms = recordObject({
  statement: v.optional(text),
  onset: v.optional(moment),
  detected: v.optional(moment),
  /** When users stopped being affected, and when the cause was removed. */
  mitigated: v.optional(moment),
  resolved: v.optional(moment),
  detectedBy: v.optional(v.picklist(['user', 'alert', 'by chance', 'load test', 'other'])),
  questions: v.record(id, answer),
  scope: list(scopeDimension),
  changes: listById(change),
});

/** What a profiler recorded, as far as a record keeps it: the largest frames and the longest gaps, in seconds, bytes or samples. */
export const profile = recordObject({
  label: line,
  tool: recordObject({ name: line, version: v.optional(line) }),
  measures: v.picklist(['sampled time', 'traced time', 'gpu time', 'sampled bytes', 'samples']),
  total: nonNegative,
  frames: v.pipe(
    v.array(
      recordObject({
        name: line,
        location: v.optional(line),
        self: v.optional(nonNegative),
        total: v.optional(nonNegative),
        calls: v.optional(count),
      }),
    ),
    v.maxLength(50),
    v.readonly(),
  ),
  frameCount: count,
  gpu: v.optional(
    recordObject({
      devices: v.pipe(
        v.array(
          recordObject({ name: line, busy: nonNegative, span: nonNegative, operations: count }),
        ),
        v.maxLength(64),
        v.readonly(),
      ),
    }),
  ),
  gaps: v.pipe(
    v.array(
      recordObject({
        start: nonNegative,
        duration: nonNegative,
        after: v.optional(line),
        before: v.optional(line),
        device: v.optional(line),
      }),
    ),
    v.maxLength(20),
    v.readonly(),
  ),
  notes: list(text),
});

/** 3 Instrument and collect data. */
export const dataItem = recordObject({
  id,
  kind: v.picklist(['metrics', 'logs', 'traces', 'profile', 'benchmark', 'configuration', 'other']),
  title: line,
  source: v.optional(line),
  /** The exact query or command that produced it. */
  query: v.optional(text),
  from: v.optional(utcTime),
  to: v.optional(utcTime),
  link: v.optional(link),
  sha256: v.optional(line),
  measurement: v.optional(id),
  /** What collecting it costs the system. */
  overhead: v.optional(text),
  /** What is missing in it. */
  gaps: v.optional(text),
  finding: v.optional(text),
  /** Where the time went, for an imported profile. */
  profile: v.optional(profile),
});

export const coverageCell = recordObject({
  component: line,
  signal: v.picklist(['metrics', 'logs', 'traces', 'profiles']),
  state: v.picklist(['collected', 'available', 'missing', 'not needed']),
  note: v.optional(text),
});

export const data = recordObject({ items: listById(dataItem), coverage: list(coverageCell) });

/** 4 Analyse and hypothesise. */
export const evidence = recordObject({
  id,
  text,
  /** The data item or measurement that shows it. */
  dataItem: v.optional(id),
  measurement: v.optional(id),
});

export const hypothesis = recordObject({
  id,
  statement: text,
  prediction: v.optional(text),
  refutedBy: v.optional(text),
  for: listById(evidence),
  against: listById(evidence),
  /** The reader's own probability that it is true. */
  confidence: v.optional(share),
  status: v.picklist(['open', 'supported', 'refuted', 'confirmed', 'set aside']),
  /** Slug of an execution pattern. */
  pattern: v.optional(line),
});

export const analysis = recordObject({
  hypotheses: listById(hypothesis),
  rootCause: v.optional(answer),
  /** What set it off at that moment; not the same as the cause. */
  trigger: v.optional(answer),
  contributingFactors: v.optional(answer),
});

/** 5 Isolate and reproduce. */
export const reproduction = recordObject({
  workload: v.optional(text),
  command: v.optional(text),
  seed: v.optional(line),
  environment: v.optional(text),
  runs: v.optional(count),
  reproduced: v.optional(count),
  removed: v.optional(text),
  measurements: list(id),
});

/** 6 Optimise and test: one card for one change. */
export const guardrail = recordObject({
  id,
  kind: v.picklist(['quality', 'errors', 'cost', 'other metric']),
  what: line,
  limit: v.optional(text),
  before: v.optional(text),
  after: v.optional(text),
  held: v.optional(v.picklist(['yes', 'no', 'not checked'])),
});

export const predictedGain = recordObject({
  metric: metricId,
  statistic,
  /** after / before, as predicted: 0.5 halves the value. */
  factor: nonNegative,
});

/** What was measured, in the metric's canonical unit. */
export const effect = recordObject({
  metric: metricId,
  statistic,
  before: finite,
  after: finite,
  /** Of the difference after − before. */
  interval: v.optional(interval),
  note: v.optional(text),
});

export const optimisation = recordObject({
  id,
  change: text,
  hypothesis: v.optional(id),
  predicted: v.optional(predictedGain),
  before: v.optional(id),
  after: v.optional(id),
  verdict: v.optional(
    v.picklist(['better', 'worse', 'no difference shown', 'not comparable', 'not measured']),
  ),
  effect: v.optional(effect),
  guardrails: listById(guardrail),
  fix: v.optional(v.picklist(['temporary', 'permanent'])),
  rollback: v.optional(text),
  decision: v.optional(v.picklist(['keep', 'revert', 'run again'])),
  decisionReason: v.optional(text),
});

export const optimisations = recordObject({ cards: listById(optimisation) });

/** 7 Monitor and validate. */
export const alert = recordObject({
  id,
  name: line,
  condition: text,
  target: v.optional(id),
  runbook: v.optional(link),
  tested: v.optional(v.boolean()),
});

export const dashboard = recordObject({ id, title: line, link: v.optional(link) });

/** A pair of windows of a burn-rate alert; both must exceed the threshold that budgetShare and the long window give. */
export const burnRatePair = v.pipe(
  recordObject({
    severity: v.picklist(['page', 'ticket']),
    /** Of the error budget, spent within the long window. */
    budgetShare: v.pipe(share, v.gtValue(0)),
    /** Whole seconds, as Prometheus writes windows. */
    longWindow: wholeSeconds,
    shortWindow: wholeSeconds,
  }),
  v.check(
    ({ longWindow, shortWindow }) => shortWindow < longWindow,
    'the short window must be shorter than the long one',
  ),
);

/** How a monitoring system counts the good and the bad of a target, where the engine's own histogram is not what is wanted. */
export const ruleSource = v.variant('kind', [
  recordObject({
    kind: v.literal('histogram'),
    /** Name without `_bucket`; the engine's metric for the target when absent. */
    metric: v.optional(line),
    /** Upper bounds as exposed, in the metric's own unit; those of the record's scrape or of the engine when absent. */
    bounds: v.optional(list(finite)),
    /** Which bound stands for a threshold between two: the lower one counts too many as bad, the upper one too few. */
    boundary: v.optional(v.picklist(['pessimistic', 'optimistic'])),
  }),
  /** PromQL with `[$window]` where the window belongs. */
  recordObject({ kind: v.literal('ratio'), bad: text, total: text }),
  recordObject({ kind: v.literal('error ratio'), ratio: text }),
  recordObject({ kind: v.literal('none'), because: text }),
]);

/** From what the monitoring rules are written; whatever is absent has the default that the page names. */
export const monitoringRules = recordObject({
  engine: v.optional(v.picklist(['vllm', 'sglang', 'tgi', 'triton', 'dynamo'])),
  /** Labels that tell the service's series from others. */
  labels: v.optional(list(recordObject({ name: line, value: line }))),
  /** Pairs of windows; absent or empty: table 5-8 of the SRE workbook. */
  pairs: v.optional(list(burnRatePair)),
  /** Seconds; the window of targets that have no objective of their own. */
  window: v.optional(wholeSeconds),
  /** Seconds for which a condition must hold before its alert fires: Prometheus' `for`. */
  holdFor: v.optional(holdTime),
  /** Where the team keeps this record, for the alerts to link to. */
  recordLink: v.optional(link),
  /** By id of the target. */
  sources: v.optional(v.record(id, ruleSource)),
});

export const monitoring = recordObject({
  alerts: listById(alert),
  dashboards: listById(dashboard),
  rules: v.optional(monitoringRules),
  regressionGate: v.optional(answer),
  watchFrom: v.optional(utcTime),
  watchUntil: v.optional(utcTime),
  reviewDate: v.optional(date),
  /** The run or scrape that the review judges. */
  reviewMeasurement: v.optional(id),
  owner: v.optional(line),
  outcome: v.optional(v.picklist(['held', 'lost', 'not reviewed'])),
  outcomeNote: v.optional(text),
});

export const timelineEvent = recordObject({
  id,
  at: moment,
  event: text,
  kind: v.optional(
    v.picklist(['symptom', 'change', 'detection', 'action', 'finding', 'recovery', 'other']),
  ),
  link: v.optional(link),
});

export const actionItem = recordObject({
  id,
  what: text,
  kind: v.picklist(['mitigate', 'prevent', 'detect', 'process']),
  owner: v.optional(line),
  priority: v.optional(v.picklist(['high', 'medium', 'low'])),
  due: v.optional(date),
  ticket: v.optional(link),
  done: v.boolean(),
});

export const lessons = recordObject({
  wentWell: v.optional(text),
  wentBadly: v.optional(text),
  lucky: v.optional(text),
  surprising: v.optional(text),
});
export const openQuestion = recordObject({
  id,
  question: text,
  owner: v.optional(line),
  answer: v.optional(text),
});

/** The answer to a checklist item. `done` without evidence counts as ticked, not as proven. */
export const checklistAnswer = recordObject({
  state: v.picklist(['done', 'skipped', 'not_applicable']),
  evidence: v.optional(text),
  /** Why it was skipped or does not apply. */
  because: v.optional(text),
  by: v.optional(line),
  at: v.optional(utcTime),
});
