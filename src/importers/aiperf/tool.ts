/** What all results of AIPerf share: the tool’s name, and what its words mean. */
import type { BenchmarkRun } from '../../domain/benchmark-run/benchmark-run';
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import { defineBlockMetrics } from '../shared/metric-blocks';

export function aiperfTool(version?: string): BenchmarkRun['tool'] {
  return { id: 'aiperf', name: 'NVIDIA AIPerf', ...(version === undefined ? {} : { version }) };
}

export function defineAiperfMetrics(run: RunBuilder): void {
  defineBlockMetrics(run);
  run
    .define('concurrency', 'Requests in flight, weighted by time (effective_concurrency).')
    .define(
      'custom.effective_latency',
      'From the moment the schedule wanted the request sent (its credit) to the end of the answer: waiting inside a client that falls behind counts. request_latency begins at the sending and leaves that out.',
    )
    .define(
      'custom.schedule_delay_seconds',
      'From the moment the schedule wanted the request sent (its credit) to the sending.',
    )
    .define(
      'custom.time_to_first_output_token_seconds',
      'To the first token that is not reasoning; time_to_first_token counts those too.',
    )
    .define(
      'custom.time_to_first_byte_seconds',
      'From the end of sending to the first byte of the answer.',
    )
    .define(
      'custom.slo_attainment_ratio',
      'Share of the requests that succeeded which met the limits given to the tool.',
    );
}
