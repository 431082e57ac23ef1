/** Sorts the data points of known instruments, and names the others. */
import type { AnyMetricId } from '../../domain/metrics/metric';
import { fieldOf, isList, textOf } from '../fields';
import type { ReportBuilder } from '../report';
import type { Moment } from '../shared/moment';
import { parseNanoseconds, secondsBetween } from '../shared/moment';
import { field, readAttributes, readNumber, textAttribute } from './attributes';
import type { Attributes } from './foreign-types';
import type { HistogramPoint } from './histogram-points';
import { readExponentialPoint, readHistogramPoint } from './histogram-points';
import type { KnownMetric } from './metric-names';
import {
  COUNTERS,
  DISTRIBUTIONS,
  GAUGES,
  TOKEN_TYPE,
  TOKEN_TYPES,
  TOKEN_USAGE,
} from './metric-names';
import { Series } from './series';

export interface Distribution {
  readonly known: KnownMetric;
  readonly unit: string | undefined;
  readonly succeeded: Series<HistogramPoint>;
  /** Points with an `error.type`: of requests that failed. */
  readonly failed: Series<HistogramPoint>;
}

/** Operations that are not calls of a model. */
const OTHER_OPERATION =
  /^(?:embeddings?|execute_tool|invoke_agent|create_agent|invoke_workflow|retrieval|plan)$/;

export class MetricCollector {
  readonly distributions = new Map<string, Distribution>();
  readonly gauges = new Map<AnyMetricId, number[]>();
  readonly counters = new Map<AnyMetricId, Series<number>>();
  readonly models = new Set<string>();
  readonly providers = new Set<string>();
  readonly #report: ReportBuilder;
  #first: Moment | undefined;
  #last: Moment | undefined;

  constructor(report: ReportBuilder) {
    this.#report = report;
  }

  get hasKnown(): boolean {
    return this.distributions.size + this.gauges.size + this.counters.size > 0;
  }

  /** From the earliest start to the latest point of the instruments that are read. */
  get window(): { readonly first: Moment | undefined; readonly last: Moment | undefined } {
    return { first: this.#first, last: this.#last };
  }

  add(name: string, metric: unknown, resource: Attributes): void {
    const histogram = field(metric, 'histogram', 'exponentialHistogram', 'exponential_histogram');
    const numbers = field(metric, 'sum', 'gauge');
    const points =
      fieldOf(histogram ?? numbers, 'dataPoints') ?? fieldOf(histogram ?? numbers, 'data_points');
    for (const point of isList(points) ? points : []) {
      this.#report.read(1);
      const attributes = readAttributes(fieldOf(point, 'attributes'));
      const key = keyOf(
        resource,
        attributes,
        field(point, 'startTimeUnixNano', 'start_time_unix_nano'),
      );
      const isDelta = isDeltaTemporality(
        field(histogram ?? numbers, 'aggregationTemporality', 'aggregation_temporality'),
      );
      const isRead =
        histogram === undefined
          ? this.#addNumber(name, point, key, isDelta)
          : this.#addHistogram(name, metric, point, attributes, key, isDelta);
      if (isRead) this.#keep(point, attributes);
    }
    if (histogram === undefined && numbers === undefined) this.#report.unknownField(name);
  }

  #keep(point: unknown, attributes: Attributes): void {
    this.#report.keep(1);
    const model = textAttribute(
      attributes,
      'gen_ai.response.model',
      'gen_ai.request.model',
      'model_name',
    );
    const provider = textAttribute(attributes, 'gen_ai.provider.name', 'gen_ai.system');
    if (model !== undefined) this.models.add(model);
    if (provider !== undefined) this.providers.add(provider);
    const start = parseNanoseconds(field(point, 'startTimeUnixNano', 'start_time_unix_nano'));
    const time = parseNanoseconds(field(point, 'timeUnixNano', 'time_unix_nano'));
    const from = start ?? time;
    if (from && (!this.#first || secondsBetween(this.#first, from) < 0)) this.#first = from;
    if (time && (!this.#last || secondsBetween(this.#last, time) > 0)) this.#last = time;
  }

  #addNumber(name: string, point: unknown, key: string, isDelta: boolean): boolean {
    const gauge = Object.hasOwn(GAUGES, name) ? GAUGES[name] : undefined;
    const counter = Object.hasOwn(COUNTERS, name) ? COUNTERS[name] : undefined;
    if (gauge === undefined && counter === undefined) return this.#leaveOut(name);
    const value = readNumber(field(point, 'asDouble', 'asInt', 'as_double', 'as_int'));
    if (value === undefined || value < 0) {
      this.#report.drop(`${name}: not a number`);
      return false;
    }
    if (gauge !== undefined) {
      const samples = this.gauges.get(gauge);
      if (samples) samples.push(value);
      else this.gauges.set(gauge, [value]);
    }
    if (counter !== undefined) {
      const series = this.counters.get(counter) ?? new Series<number>();
      this.counters.set(counter, series);
      addTo(series, key, value, timeOf(point), isDelta);
    }
    return true;
  }

  #addHistogram(
    name: string,
    metric: unknown,
    point: unknown,
    attributes: Attributes,
    key: string,
    isDelta: boolean,
  ): boolean {
    const known = findDistribution(name, attributes);
    if (!known) return this.#leaveOut(name);
    const operation = textAttribute(attributes, 'gen_ai.operation.name');
    if (operation !== undefined && OTHER_OPERATION.test(operation)) {
      this.#report.drop('data point of an operation that is not a model call');
      return false;
    }
    const isExponential = field(metric, 'histogram') === undefined;
    const histogram = isExponential ? readExponentialPoint(point) : readHistogramPoint(point);
    if (!histogram) {
      this.#report.drop(`${name}: buckets that do not fit to their bounds`);
      return false;
    }
    const id = `${name} ${known.metric}`;
    const distribution = this.distributions.get(id) ?? {
      known,
      unit: textOf(metric, 'unit'),
      succeeded: new Series<HistogramPoint>(),
      failed: new Series<HistogramPoint>(),
    };
    this.distributions.set(id, distribution);
    const hasFailed = textAttribute(attributes, 'error.type') !== undefined;
    const series = hasFailed ? distribution.failed : distribution.succeeded;
    addTo(series, key, histogram, timeOf(point), isDelta);
    return true;
  }

  #leaveOut(name: string): false {
    this.#report.unknownField(name);
    this.#report.drop('data point of a metric that is not read');
    return false;
  }
}

function findDistribution(name: string, attributes: Attributes): KnownMetric | undefined {
  if (name === TOKEN_USAGE) {
    const type = textAttribute(attributes, TOKEN_TYPE) ?? '';
    return Object.hasOwn(TOKEN_TYPES, type) ? TOKEN_TYPES[type] : undefined;
  }
  return Object.hasOwn(DISTRIBUTIONS, name) ? DISTRIBUTIONS[name] : undefined;
}

function addTo<Value>(
  series: Series<Value>,
  key: string,
  value: Value,
  time: Moment | undefined,
  isDelta: boolean,
): void {
  if (isDelta) series.addDelta(value);
  else series.addCumulative(key, value, time);
}

function timeOf(point: unknown): Moment | undefined {
  return parseNanoseconds(field(point, 'timeUnixNano', 'time_unix_nano'));
}

/** 1 is delta, 2 cumulative; what a file does not say is cumulative, the default of the exporters. */
function isDeltaTemporality(value: unknown): boolean {
  return value === 1 || value === 'AGGREGATION_TEMPORALITY_DELTA';
}

function keyOf(resource: Attributes, attributes: Attributes, start: unknown): string {
  const entries = (map: Attributes): [string, unknown][] =>
    [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([entries(resource), entries(attributes), String(start)]);
}
