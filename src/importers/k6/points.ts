/** Collects the points of a run, whether they come as lines of JSON or as rows of a CSV. */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import { GrowingColumn } from '../../domain/benchmark-run/growing-column';
import { RequestTableBuilder } from '../../domain/benchmark-run/request-table-builder';
import { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { AnyMetricId } from '../../domain/metrics/metric';
import { convertToCanonical } from '../../domain/units/foreign-units';
import type { ReportBuilder } from '../report';
import { unixToIso } from '../shared/convert';
import { countWith } from '../shared/plural';
import { defineK6Metrics, k6Tool, labelLoad } from './describe';
import type { TrendMeaning } from './metrics';
import { baseName, interpretTrend, isBuiltIn } from './metrics';
import type { Tags } from './request-joiner';
import { RequestJoiner } from './request-joiner';
import { parsePointTime } from './time';

export interface Point {
  readonly metric: string;
  /** As the file writes it. */
  readonly time: string;
  readonly value: number | undefined;
  readonly tags: Tags;
  readonly key: string;
}

/** Metrics of a script's own; more than this is a script that makes names out of data. */
const MOST_POOLS = 100;

interface Pool {
  readonly name: string;
  readonly meaning: TrendMeaning;
  readonly samples: GrowingColumn;
}

export class PointCollector {
  readonly #report: ReportBuilder;
  readonly #rows = new RequestTableBuilder();
  readonly #joiner = new RequestJoiner(this.#rows);
  /** Type and content of each metric, where the file declares them. */
  readonly #declared = new Map<
    string,
    { type: string | undefined; contains: string | undefined }
  >();
  readonly #pools = new Map<string, Pool | null>();
  #vus = 0;
  #isCoarse = false;
  #outside = 0;

  constructor(report: ReportBuilder) {
    this.#report = report;
  }

  declare(metric: string, type: string | undefined, contains: string | undefined): void {
    if (this.#declared.size < 10 * MOST_POOLS) this.#declared.set(metric, { type, contains });
  }

  add({ metric, time, value, tags, key }: Point): void {
    if (value === undefined) {
      this.#report.drop('a point without a value');
      return;
    }
    if (/^::(?:setup|teardown)(?:::|$)/u.test(tags.group ?? '')) {
      if (metric === 'http_req_duration') this.#outside += 1;
      this.#report.drop('points of setup and teardown');
      return;
    }
    this.#report.keep(1);
    if (metric === 'vus' || metric === 'vus_max') {
      this.#vus = Math.max(this.#vus, value);
      return;
    }
    if (value < 0) {
      this.#report.drop(`${baseName(metric)}: negative value`);
      return;
    }
    switch (metric) {
      case 'http_req_duration':
      case 'http_req_waiting':
      case 'http_req_failed':
        this.#joiner.add({ metric, time: this.#secondsOf(time), value, tags, key });
        break;
      case 'grpc_req_duration':
        this.#joiner.addSingle(this.#secondsOf(time), value, (tags.status ?? '0') !== '0', tags);
        break;
      default:
        this.#addToPool(metric, value);
    }
  }

  #secondsOf(time: string): number | undefined {
    const parsed = parsePointTime(time);
    if (parsed?.isCoarse) this.#isCoarse = true;
    return parsed?.seconds;
  }

  #addToPool(metric: string, value: number): void {
    let pool = this.#pools.get(metric);
    if (pool === undefined) {
      pool = this.#pools.size < MOST_POOLS ? this.#openPool(metric) : null;
      this.#pools.set(metric, pool);
    }
    pool?.samples.push(convertToCanonical(value, pool.meaning.unit));
  }

  #openPool(metric: string): Pool | null {
    if (isBuiltIn(metric)) return null;
    const declared = this.#declared.get(metric);
    const isTrend = declared?.type === undefined || declared.type === 'trend';
    const meaning = isTrend ? interpretTrend(metric, declared?.contains) : undefined;
    // Without a declaration only names that say what they are can be told from counters.
    const isKnown = meaning && (declared !== undefined || meaning.unit !== 'count');
    const isTaken = [...this.#pools.values()].some(
      (pool) => pool?.meaning.metric === meaning?.metric,
    );
    if (!isKnown || isTaken) {
      this.#report.unknownField(baseName(metric));
      return null;
    }
    if (meaning.isAssumed) this.#report.assume(`${baseName(metric)}: milliseconds`);
    return { name: metric, meaning, samples: new GrowingColumn() };
  }

  finish(): BenchmarkRun[] {
    this.#joiner.finish();
    const { succeeded, failed } = this.#joiner.counts;
    const requests = succeeded + failed;
    const pools = [...this.#pools.values()].flatMap((pool) => pool ?? []);
    if (requests === 0 && pools.length === 0) return [];
    const maxConcurrency = this.#vus > 0 ? this.#vus : undefined;
    const run = new RunBuilder(labelLoad([], maxConcurrency), k6Tool());
    run
      .workload({
        model: undefined,
        backend: undefined,
        dataset: undefined,
        requestRate: undefined,
        maxConcurrency,
        arrival: 'unknown',
        streaming: undefined,
        promptTokensMean: undefined,
        outputTokensMean: undefined,
      })
      .counts(requests === 0 ? {} : { requests, succeeded, failed })
      .requests(this.#rows.build())
      .startedAt(unixToIso(Number.isFinite(this.#joiner.start) ? this.#joiner.start : undefined))
      .duration(this.#joiner.end - this.#joiner.start);
    defineK6Metrics(run);
    definePointMetrics(run, pools);
    this.#note(run, requests, failed);
    return [run.build()];
  }

  #note(run: RunBuilder, requests: number, failed: number): void {
    if (failed > 0) run.note(`${countWith(failed, 'request')} of ${requests} failed.`);
    if (requests > 0 && failed === requests)
      run.note('All requests failed, so there are no latencies.');
    if (this.#outside > 0)
      run.note(`${countWith(this.#outside, 'request')} of setup and teardown left out.`);
    if (this.#joiner.tornApart > 0) {
      run.note(
        `The points of ${countWith(this.#joiner.tornApart, 'request')} are too far apart in the file to be put together, so their times to the first byte are missing; do not sort the file by metric.`,
      );
    }
    if (this.#isCoarse) {
      run.note(
        'The file has times in whole seconds (K6_CSV_TIME_FORMAT=unix), so starts and the duration are known to a second only.',
      );
    }
    this.#report.note(
      'A request is put together from one point of each metric with the same time and tags; its start is the time of its points less its duration.',
    );
    if (requests > 0) this.#report.secret('addresses of single requests, apart from their path');
  }
}

function definePointMetrics(run: RunBuilder, pools: readonly Pool[]): void {
  run.define(
    'request_latency',
    'http_req_duration: sending + waiting + receiving of one HTTP request, without connecting and TLS; of the requests that succeeded.',
  );
  for (const { name, meaning, samples } of pools) {
    const metric: AnyMetricId = meaning.metric;
    run
      .pool(metric, samples.finish())
      .define(
        metric,
        `The script’s own metric ${baseName(name)}; only the script says what it measures.`,
      );
  }
}
