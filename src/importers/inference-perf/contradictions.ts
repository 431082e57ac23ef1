/** Where a lifecycle report contradicts itself. Nothing is repaired: the reader is told. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { countOf, numberOf, objectOf } from '../fields';
import { countWith } from '../shared/plural';
import { formatSeconds } from './format-number';

export function noteContradictions(run: RunBuilder, data: JsonObject): void {
  noteCounts(run, data);
  noteThroughput(run, data);
  noteTimePerToken(run, data);
}

function noteCounts(run: RunBuilder, data: JsonObject): void {
  const total = countOf(data, 'load_summary', 'count');
  const succeeded = countOf(data, 'successes', 'count');
  const failed = countOf(data, 'failures', 'count');
  if (total === undefined || succeeded === undefined || failed === undefined) return;
  if (total === succeeded + failed) return;
  run.note(
    `The report contradicts itself: its load summary counts ${countWith(total, 'request')}, but ${succeeded} succeeded and ${failed} failed, which makes ${succeeded + failed}. The numbers are kept as they stand; check them against the per-request report.`,
  );
}

/** Relative; the tool divides the same two numbers, so more than rounding is a contradiction. */
const SAME = 0.005;

function noteThroughput(run: RunBuilder, data: JsonObject): void {
  const duration = numberOf(data, 'benchmark_time_seconds');
  const succeeded = countOf(data, 'successes', 'count');
  const printed = numberOf(data, 'successes', 'throughput', 'requests_per_sec');
  if (!duration || !succeeded || printed === undefined || duration < 0) return;
  const expected = succeeded / duration;
  if (Math.abs(printed - expected) <= SAME * expected) return;
  run.note(
    `The report contradicts itself: ${countWith(succeeded, 'success', 'successes')} in ${duration} s are ${Number(expected.toPrecision(4))} requests/s, but it says ${Number(printed.toPrecision(4))}.`,
  );
}

/** The mean of ratios and the ratio of means differ where the lengths do, but not by this factor. */
const MUCH = 1.5;

/**
 * Mean time per output token against (mean latency − mean time to first token) ÷ (mean output tokens − 1). Versions before mid-2026
 * counted the tokens of each streamed piece with a start token added, which doubles the count and halves both the time per output
 * token and the gaps (issue 564 of the tool).
 */
function noteTimePerToken(run: RunBuilder, data: JsonObject): void {
  const latency = objectOf(data, 'successes', 'latency');
  const printed = numberOf(latency, 'time_per_output_token', 'mean');
  const total = numberOf(latency, 'request_latency', 'mean');
  const first = numberOf(latency, 'time_to_first_token', 'mean');
  const tokens =
    numberOf(data, 'successes', 'output_tokens', 'mean') ??
    numberOf(data, 'successes', 'output_len', 'mean');
  if (!printed || printed < 0 || total === undefined || first === undefined) return;
  if (tokens === undefined || tokens < 2 || total <= first) return;
  const expected = (total - first) / (tokens - 1);
  const factor = expected / printed;
  if (factor < MUCH && factor > 1 / MUCH) return;
  run.note(
    `The report’s mean time per output token is ${formatSeconds(printed)}, but its mean latency, time to first token and output length give about ${formatSeconds(expected)}: ${
      factor > 1
        ? 'the client counted more token times than there were tokens (a fault of versions before mid-2026), so do not trust its time per output token and inter-token latency'
        : 'the client and the server count tokens differently, or the last piece came long before the end'
    }.`,
  );
}
