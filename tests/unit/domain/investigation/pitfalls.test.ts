import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { getPitfall, PITFALLS } from '../../../../src/domain/investigation/pitfalls';
import type { PitfallId } from '../../../../src/domain/investigation/step';
import { id as recordKey } from '../../../../src/domain/investigation/versions/v1/primitives';

/** The scenario's table, in its order: row title, and the facts that its impact and its correction name. */
const SCENARIO_ROWS: readonly {
  id: PitfallId;
  title: string;
  prefix: string;
  impact: readonly RegExp[];
  correction: readonly RegExp[];
}[] = [
  {
    id: 'premature-optimization',
    title: 'Premature optimisation',
    prefix: 'premature-',
    impact: [/not the bottleneck/, /complexity/, /days/i],
    correction: [/measure before/i, /profile/],
  },
  {
    id: 'lack-of-profiling-tools',
    title: 'Lack of profiling tools',
    prefix: 'profiling-',
    impact: [/guess/, /diagnosis takes days/],
    correction: [
      /profiling, tracing and monitoring/,
      /cProfile/,
      /Nsight Systems/,
      /Prometheus/,
      /Grafana/,
    ],
  },
  {
    id: 'ignoring-data-pipeline-performance',
    title: 'Ignoring data pipeline performance',
    prefix: 'pipeline-',
    impact: [/ingestion/, /processing/, /whole AI workflow/],
    correction: [/whole path/, /input/, /inference/, /output/],
  },
  {
    id: 'suboptimal-model-deployment',
    title: 'Suboptimal model deployment',
    prefix: 'deployment-',
    impact: [/inefficient/, /batching/, /quantisation/],
    correction: [/serving framework/, /ONNX/, /TensorRT/, /quantisation/],
  },
  {
    id: 'distributed-system-complexity',
    title: 'Not accounting for distributed system complexity',
    prefix: 'distributed-',
    impact: [/microservice or component/, /whole/],
    correction: [/distributed tracing/, /logs/, /depend/],
  },
];

/** Records in readers' hands answer by these: a missing or renamed one loses an answer. Append only. */
const PUBLISHED_QUESTION_IDS = [
  'premature-profile-first',
  'premature-target-stated',
  'premature-share-enough',
  'premature-gain-predicted',
  'premature-failed-removed',
  'profiling-cpu-stacks',
  'profiling-gpu-timeline',
  'profiling-stage-metrics',
  'profiling-utilisation-meaning',
  'profiling-overhead-known',
  'pipeline-spans-complete',
  'pipeline-stage-budget',
  'pipeline-retrieval-under-load',
  'pipeline-prompt-size',
  'pipeline-ingestion-lag',
  'deployment-batching',
  'deployment-kv-sized',
  'deployment-precision-tested',
  'deployment-startup-log',
  'deployment-limit-compared',
  'distributed-one-trace',
  'distributed-client-view',
  'distributed-fan-out',
  'distributed-retries-bounded',
  'distributed-dependency-map',
];

const questions = PITFALLS.flatMap((pitfall) => pitfall.questions);

describe('the pitfalls', () => {
  it("are the scenario's five, in its order", () => {
    expect(PITFALLS.map(({ id, title }) => ({ id, title }))).toEqual(
      SCENARIO_ROWS.map(({ id, title }) => ({ id, title })),
    );
  });

  it.each(SCENARIO_ROWS)('$title: says every fact of its row', ({ id, impact, correction }) => {
    const pitfall = getPitfall(id);
    for (const fact of impact) expect(pitfall.impact).toMatch(fact);
    for (const fact of correction) expect(pitfall.correction).toMatch(fact);
  });

  it('are found by id', () => {
    for (const pitfall of PITFALLS) expect(getPitfall(pitfall.id)).toBe(pitfall);
  });
});

describe('the questions of the self-audit', () => {
  it.each(SCENARIO_ROWS)('$title: three to five, with its own prefix', ({ id, prefix }) => {
    const own = getPitfall(id).questions;
    expect(own.length).toBeGreaterThanOrEqual(3);
    expect(own.length).toBeLessThanOrEqual(5);
    for (const question of own) expect(question.id.startsWith(prefix)).toBe(true);
  });

  it('have ids that are unique and allowed as keys of a record', () => {
    const ids = questions.map((question) => question.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(v.is(recordKey, id), id).toBe(true);
  });

  it('keep every id that was ever published', () => {
    const ids = questions.map((question) => question.id);
    for (const id of PUBLISHED_QUESTION_IDS) expect(ids).toContain(id);
  });

  it('ask one question each, and say what to do when the answer is no', () => {
    for (const { id, text, ifNo } of questions) {
      expect(text.match(/\?/g), id).toHaveLength(1);
      expect(text.endsWith('?'), id).toBe(true);
      expect(ifNo.endsWith('.'), id).toBe(true);
    }
  });
});
