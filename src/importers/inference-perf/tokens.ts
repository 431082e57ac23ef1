/** Lengths of prompts and answers, counted by the client or reported by the server. */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { numberOf, objectOf } from '../fields';
import { formatRate } from './format-number';
import { reportSummary } from './summary';

/** Relative difference between the two counts that is worth a word. */
const NOTABLE = 0.05;

/** Reports both lengths and returns their means. `prompt_tokens` and `output_tokens` (2026) use the server's counts where it has them. */
export function reportTokens(
  run: RunBuilder,
  successes: JsonObject,
  succeeded: number | undefined,
): { readonly prompt: number | undefined; readonly output: number | undefined } {
  const promptBlock = objectOf(successes, 'prompt_tokens') ?? objectOf(successes, 'prompt_len');
  const server = objectOf(successes, 'output_tokens');
  const client = objectOf(successes, 'output_len');
  const outputBlock = numberOf(server, 'mean') === undefined ? client : server;
  if (succeeded !== 0) {
    reportSummary(run, 'prompt_tokens', promptBlock, succeeded);
    reportSummary(run, 'output_tokens', outputBlock, succeeded);
    reportCacheHits(run, promptBlock);
    noteCounts(run, numberOf(server, 'mean'), numberOf(client, 'mean'));
  }
  return {
    prompt: positive(numberOf(promptBlock, 'mean')),
    output: positive(numberOf(outputBlock, 'mean')),
  };
}

/** 0 cached tokens is also what the tool writes when the server says nothing about its cache. */
function reportCacheHits(run: RunBuilder, prompts: JsonObject | undefined): void {
  const cached = numberOf(prompts, 'cached');
  const total = numberOf(prompts, 'total');
  if (!cached || !total || cached < 0 || cached > total) return;
  run.report('prefix_cache_hit_rate', 'rate', cached / total);
  run.define(
    'prefix_cache_hit_rate',
    'Prompt tokens that the server reported as cached ÷ all prompt tokens of the requests that succeeded.',
  );
}

function noteCounts(run: RunBuilder, server: number | undefined, client: number | undefined): void {
  if (!server || !client || Math.abs(server - client) <= NOTABLE * server) return;
  run.note(
    `The server counted ${formatRate(server)} output tokens a request, the client’s tokenizer ${formatRate(client)}; the tool’s token throughput and time per output token use the client’s count unless it was told otherwise (use_server_output_tokens).`,
  );
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}
