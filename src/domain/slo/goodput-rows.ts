/** Goodput from request rows: each request is held against every target. */
import { deriveCounts } from '../investigation/measurement-access';
import type { Measurement, RequestSample } from '../investigation/investigation-record';
import type { GoodputShare } from './goodput-share';
import { createGoodputShare } from './goodput-share';
import type { SloTarget } from './target';
import { meets } from './verdict';

const SUCCEEDED = 0;

interface RowCounts {
  readonly kept: number;
  readonly succeeded: number;
  readonly good: number;
  /** Requests that succeeded but lack a latency that every one of them has; they cannot be shown to be good. */
  readonly unjudged: number;
}

/** Null when the measurement has no rows, or a target is about a metric that they lack. */
export function computeGoodputOfRows(
  measurement: Measurement,
  targets: readonly SloTarget[],
): GoodputShare | null {
  const rows = measurement.requests;
  if (!rows || rows.status.length === 0) return null;
  if (!targets.every(({ metric }) => Object.hasOwn(rows.columns, metric))) return null;

  const counted = countGood(rows, targets);
  const counts = deriveCounts(measurement.counts);
  const sent = Math.max(counts.sent ?? 0, rows.total);
  // A file may list the requests that succeeded only; then every request without a row is a bad one, and nothing is estimated.
  const restIsBad =
    counted.kept === rows.total &&
    counts.succeeded !== null &&
    counted.succeeded >= counts.succeeded;
  if (counted.kept === sent || restIsBad) {
    return createGoodputShare(
      'exact',
      counted.good,
      sent,
      `${counted.good} of ${sent} requests sent meet ${nameTargets(targets)}; failed and cancelled requests count as bad.${nameUnjudged(counted)}`,
    );
  }
  return estimate(counted, { sent, succeeded: counts.succeeded }, targets);
}

function estimate(
  counted: RowCounts,
  all: { readonly sent: number; readonly succeeded: number | null },
  targets: readonly SloTarget[],
): GoodputShare {
  const reason = `Estimated from ${counted.kept} of ${all.sent} requests: ${counted.good} of those meet ${nameTargets(targets)}; failed and cancelled requests count as bad.${nameUnjudged(counted)}`;
  if (all.succeeded === null || counted.succeeded === 0) {
    return createGoodputShare('sample', counted.good, counted.kept, reason);
  }
  // How many succeeded is known exactly, so only the share of good ones among them is estimated.
  const ofSucceeded = createGoodputShare('sample', counted.good, counted.succeeded, reason);
  const scale = all.succeeded / all.sent;
  const { share, interval } = ofSucceeded;
  return {
    ...ofSucceeded,
    share: share === null ? null : share * scale,
    interval: interval && {
      ...interval,
      low: interval.low === null ? null : interval.low * scale,
      high: interval.high === null ? null : interval.high * scale,
    },
    total: counted.kept,
  };
}

function countGood(rows: RequestSample, targets: readonly SloTarget[]): RowCounts {
  let succeeded = 0;
  let good = 0;
  let unjudged = 0;
  rows.status.forEach((status, row) => {
    if (status !== SUCCEEDED) return;
    succeeded += 1;
    const results = targets.map((target) => judgeRow(rows, row, target));
    if (results.every((result) => result === 'good')) good += 1;
    else if (!results.includes('bad')) unjudged += 1;
  });
  return { kept: rows.status.length, succeeded, good, unjudged };
}

/** A one-token answer has no time per output token and is judged on the other targets; any other latency must be there. */
function judgeRow(rows: RequestSample, row: number, target: SloTarget): 'good' | 'bad' | 'missing' {
  const value = rows.columns[target.metric]?.[row] ?? null;
  if (value === null) return target.metric === 'time_per_output_token' ? 'good' : 'missing';
  return meets(value, target) ? 'good' : 'bad';
}

function nameTargets(targets: readonly SloTarget[]): string {
  return targets.length === 1 ? 'the target' : `all ${targets.length} targets`;
}

function nameUnjudged({ unjudged }: RowCounts): string {
  if (unjudged === 0) return '';
  return ` Of the others, ${unjudged} succeeded without a latency that a target is about, and count as bad too.`;
}
