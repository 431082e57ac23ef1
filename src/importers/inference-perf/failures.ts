/** What failed, by kind. Messages quote servers and requests and are never copied. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { countOf, isObject, numberOf, objectOf } from '../fields';
import type { ReportBuilder } from '../report';
import { countWith } from '../shared/plural';
import { formatSeconds } from './format-number';

/** A report can have any number of labels; the tool sorts them by count. */
const MAX_LABELS = 20;
/** Labels are made by the tool (`504 - Gateway Timeout`) or the name of an exception. */
const MAX_LABEL_LENGTH = 60;

/** @param what `request` or `session` */
export function noteFailures(
  run: RunBuilder,
  failures: JsonObject | undefined,
  report: ReportBuilder,
  what = 'request',
): void {
  const labels = Object.entries(objectOf(failures, 'by_label') ?? {});
  for (const [label, entry] of labels.slice(0, MAX_LABELS)) {
    const count = countOf(entry, 'count');
    if (!count) continue;
    run.note(`${countWith(count, what)} failed: ${label.slice(0, MAX_LABEL_LENGTH)}.`);
  }
  if (labels.some(([, entry]) => isObject(entry) && entry.messages)) {
    report.secret('error messages');
  }
}

/** Latencies hold the time of the attempts that failed as well. */
export function noteRetries(run: RunBuilder, retries: JsonObject | undefined): void {
  const retried = countOf(retries, 'requests_retried');
  if (!retried) return;
  const wasted = numberOf(retries, 'wasted_sec_total');
  run.note(
    `${countWith(retried, 'request was', 'requests were')} sent again after a failure${wasted === undefined ? '' : `, which took ${formatSeconds(wasted)} in all`}; the latencies include it.`,
  );
}
