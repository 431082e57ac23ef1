/** The three shapes of k6's end-of-test summary, brought into one. */
import type { JsonObject } from '../fields';
import { booleanOf, fieldOf, isObject, listOf, numberOf, objectOf, textOf } from '../fields';
import type { ReportBuilder } from '../report';
import { reportUnknownFields } from '../shared/unknown-fields';

interface SummaryThreshold {
  /** `p(95)<500`. */
  readonly expression: string;
  readonly isHeld: boolean;
}

export interface SummaryMetric {
  /** With the tags of a sub-metric: `http_req_duration{expected_response:true}`. */
  readonly name: string;
  readonly type: string | undefined;
  /** `time`, `data` or `default`; the legacy export does not say. */
  readonly contains: string | undefined;
  readonly values: JsonObject;
  readonly thresholds: readonly SummaryThreshold[];
}

type SummaryShape = 'machine-readable' | 'handleSummary' | 'summary export';

export interface Summary {
  readonly shape: SummaryShape;
  readonly metrics: ReadonlyMap<string, SummaryMetric>;
  /** Seconds. */
  readonly duration: number | undefined;
  readonly version: string | undefined;
}

const TOP_LEVEL = [
  'root_group',
  'options',
  'state',
  'metrics',
  'setup_data',
  'version',
  'metadata',
  'config',
  'results',
];

export function readSummary(data: JsonObject, report: ReportBuilder): Summary {
  reportUnknownFields(data, TOP_LEVEL, report);
  const list = listOf(data, 'results', 'metrics');
  if (list) {
    const results = objectOf(data, 'results') ?? {};
    reportUnknownFields(results, ['metrics', 'checks'], report, 'results.');
    return {
      shape: 'machine-readable',
      metrics: toMap(list.flatMap((metric) => readListed(metric))),
      duration: numberOf(data, 'config', 'duration'),
      version: textOf(data, 'metadata', 'k6Version'),
    };
  }
  const entries = Object.entries(objectOf(data, 'metrics') ?? {});
  const isHandled = entries.some(([, metric]) => isObject(fieldOf(metric, 'values')));
  const milliseconds = numberOf(data, 'state', 'testRunDurationMs');
  return {
    shape: isHandled ? 'handleSummary' : 'summary export',
    metrics: toMap(
      entries.flatMap(([name, metric]) => {
        if (!isObject(metric)) return [];
        return [isHandled ? readHandled(name, metric) : readFlat(name, metric)];
      }),
    ),
    duration: milliseconds === undefined ? undefined : milliseconds / 1e3,
    version: textOf(data, 'metadata', 'k6Version'),
  };
}

function toMap(metrics: readonly SummaryMetric[]): ReadonlyMap<string, SummaryMetric> {
  return new Map(metrics.map((metric) => [metric.name, metric]));
}

function readListed(metric: unknown): SummaryMetric[] {
  const name = fieldOf(metric, 'name');
  const values = objectOf(metric, 'values');
  if (typeof name !== 'string' || !values) return [];
  return [
    {
      name,
      type: textOf(metric, 'type'),
      contains: textOf(metric, 'contains'),
      values,
      thresholds: readThresholds(fieldOf(metric, 'thresholds'), 'ok'),
    },
  ];
}

function readHandled(name: string, metric: JsonObject): SummaryMetric {
  return {
    name,
    type: textOf(metric, 'type'),
    contains: textOf(metric, 'contains'),
    values: objectOf(metric, 'values') ?? {},
    thresholds: readThresholds(fieldOf(metric, 'thresholds'), 'ok'),
  };
}

function readFlat(name: string, metric: JsonObject): SummaryMetric {
  return {
    name,
    type: undefined,
    contains: undefined,
    values: metric,
    thresholds: readThresholds(fieldOf(metric, 'thresholds'), 'crossed'),
  };
}

/**
 * `{"p(95)<500": {"ok": true}}`. In the legacy export the value is a bare boolean with the opposite meaning: true says that the
 * threshold was crossed (k6 issue 1498; kept for compatibility).
 */
function readThresholds(thresholds: unknown, bareMeans: 'ok' | 'crossed'): SummaryThreshold[] {
  if (!isObject(thresholds)) return [];
  return Object.entries(thresholds).flatMap(([expression, outcome]) => {
    const ok = booleanOf(outcome, 'ok');
    const bare = booleanOf(outcome);
    const isHeld = ok ?? (bare === undefined ? undefined : bareMeans === 'ok' ? bare : !bare);
    return isHeld === undefined ? [] : [{ expression: expression.slice(0, 80), isHeld }];
  });
}
