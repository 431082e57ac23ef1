/** What all of k6's files have in common: the tool, the label of a run, and what the tool's numbers are. */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import { countWith } from '../shared/plural';
import { FIRST_BYTE, SUCCEEDED_LATENCY } from './metrics';

export function k6Tool(version?: string): BenchmarkRun['tool'] {
  return { id: 'k6', name: 'k6', ...(version === undefined ? {} : { version }) };
}

/** `constant-arrival-rate, 20 VUs`, `20 VUs`, `k6 run`. */
export function labelLoad(executors: readonly string[], vus: number | undefined): string {
  const parts = [...executors.slice(0, 3), ...(vus === undefined ? [] : [countWith(vus, 'VU')])];
  return parts.join(', ') || 'k6 run';
}

/** Of values that k6 made of all requests; rows hold the latencies of the requests that succeeded only. */
export function defineK6Metrics(run: RunBuilder): void {
  run
    .method({ latencyFrom: 'send' })
    .define(
      'request_latency',
      'http_req_duration: sending + waiting + receiving of one HTTP request, without connecting and TLS; requests that failed are included.',
    )
    .define(
      FIRST_BYTE,
      'http_req_waiting: from the last byte sent to the first byte of the response. It is not the time to the first token: a server can send its headers before it has generated anything.',
    )
    .define(
      SUCCEEDED_LATENCY,
      'http_req_duration{expected_response:true}: the request latency of the requests that did not fail.',
    )
    .define(
      'request_throughput',
      'http_reqs per second: all requests that ended, failed ones and those of setup and teardown included, ÷ the duration of the test.',
    )
    .define(
      'error_rate',
      'http_req_failed: the share of requests whose status the script did not expect (by default 200 to 399), or that got no response.',
    )
    .define(
      'output_token_throughput',
      'A counter of the script’s own, ÷ the duration of the test.',
    );
}
