/** What is true of every Artillery report: where its response times begin and end, and how exact they are. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { AnyMetricId } from '../../domain/metrics/metric';

export const FIRST_BYTE: AnyMetricId = 'custom.time_to_first_byte_seconds';
export const SUCCEEDED_FIRST_BYTE: AnyMetricId = 'custom.succeeded_time_to_first_byte_seconds';

export function defineArtilleryMetrics(run: RunBuilder, isFirstVersion: boolean): void {
  run.method({ latencyFrom: 'send' });
  if (isFirstVersion) {
    run
      .define(
        FIRST_BYTE,
        'latency: from sending the request to the beginning of its response, not to its end; responses of any status.',
      )
      .define('request_throughput', 'rps.mean: requests sent per second, failed ones included.');
    return;
  }
  run
    .define(
      FIRST_BYTE,
      `http.response_time: from the end of sending the request to the first byte of the response (the phase firstByte), not to its end and not to the first token; responses of any status. ${SKETCH}`,
    )
    .define(
      SUCCEEDED_FIRST_BYTE,
      `http.response_time.2xx: the same, of responses with a 2xx status. ${SKETCH}`,
    )
    .define(
      'request_latency',
      `http.total: from the start of the request to the end of its response, connecting included; responses of any status. ${SKETCH}`,
    )
    .define(
      'request_throughput',
      'http.request_rate: requests sent per second, failed ones included; the mean over the periods of ten seconds, each rounded to a whole number.',
    );
}

const SKETCH =
  'Percentiles come from a sketch with a relative error of 1 %, and the smallest and largest values are of the same kind; values have one decimal of a millisecond.';
