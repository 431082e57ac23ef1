import type { FormatReference } from '../format';

const EXAMPLE = `[{"request_id": "c1", "call_type": "acompletion", "status": "success", "spend": 0.0012, "prompt_tokens": 500, "completion_tokens": 101,
  "startTime": "2026-03-01T10:00:00.000000Z", "completionStartTime": "2026-03-01T10:00:00.250000Z", "endTime": "2026-03-01T10:00:02.250000Z",
  "model": "example-8b", "model_group": "chat", "custom_llm_provider": "openai", "cache_hit": "False", "request_tags": ["env:prod"]}]`;

export const LITELLM_REFERENCE: FormatReference = {
  summary:
    'Calls that went through LiteLLM: the spend logs of its proxy, or the StandardLoggingPayload that its loggers write.',
  produce: [
    {
      text: 'Ask the proxy for its spend logs, page by page; pages can be put one after another into one file.',
      block: {
        language: 'bash',
        text: 'curl -H "Authorization: Bearer $LITELLM_MASTER_KEY" \\\n  \'http://localhost:4000/spend/logs/v2?start_date=2026-03-01%2000:00:00&end_date=2026-03-02%2000:00:00&page=1&page_size=1000\' > spend.json',
      },
    },
    {
      text: 'Or export the table from the proxy’s database.',
      block: {
        language: 'sql',
        text: 'COPY (SELECT request_id, call_type, spend, prompt_tokens, completion_tokens, "startTime", "endTime", "completionStartTime", model, model_group, custom_llm_provider, cache_hit, status FROM "LiteLLM_SpendLogs") TO STDOUT WITH CSV HEADER;',
      },
    },
    {
      text: 'Or log to files: the callbacks for S3, GCS and generic APIs write one StandardLoggingPayload for each call.',
    },
  ],
  reads: [
    {
      field: 'startTime, endTime',
      becomes: 'request_latency',
      note: 'ISO 8601 or Unix seconds; request_duration_ms where there are no times.',
    },
    {
      field: 'completionStartTime',
      becomes: 'time_to_first_token',
      note: 'Minus startTime. Not when it equals endTime: then the call was not streamed.',
    },
    { field: 'prompt_tokens, completion_tokens', becomes: 'prompt_tokens, output_tokens' },
    { field: 'response_cost, spend', becomes: 'custom.request_cost_usd', note: 'USD.' },
    {
      field: 'hidden_params.litellm_overhead_time_ms',
      becomes: 'custom.gateway_overhead_seconds',
      note: 'What the proxy itself added.',
    },
    {
      field: 'status, error_information.error_class',
      becomes: 'status of the request',
      note: 'failure: failed; errors that speak of cancelling: cancelled.',
    },
    {
      field: 'model, model_group, custom_llm_provider, call_type, cache_hit, request_tags',
      becomes: 'attributes',
      note: 'Tags of the form name:value become an attribute of that name.',
    },
  ],
  notRead: [
    {
      what: 'Prompts, answers, metadata, user and session ids',
      why: 'Private; the report names the kinds that were there.',
    },
    { what: 'API key hashes, addresses', why: 'Private.' },
    {
      what: 'Embeddings, images, audio, rerankers, MCP calls',
      why: 'They generate no text; they are counted as left out.',
    },
    { what: '/spend/logs with two dates', why: 'Sums per day without single calls.' },
  ],
  versions: [
    { version: 'Spend logs from 2024', note: 'usage and messages as objects.' },
    {
      version: 'Spend logs since',
      note: 'tokens as columns, completionStartTime, later status and request_duration_ms.',
    },
    {
      version: 'StandardLoggingPayload',
      note: 'times as Unix seconds, response_cost instead of spend.',
    },
  ],
  traps: [
    '`response_time` is the whole time for a call that is not streamed and the time to first token for one that is; it is not read.',
    'A call from the cache takes milliseconds and is among the others, with the attribute cache = hit.',
    'Retries and fallbacks are calls of their own: one request of a user can be several rows.',
    'For /v1/messages some versions recorded the arrival of the headers as the start, so that the time to first token looks too short.',
  ],
  example: { language: 'json', text: EXAMPLE },
  sources: [
    {
      title: 'LiteLLM: StandardLoggingPayload',
      url: 'https://docs.litellm.ai/docs/proxy/logging_spec',
    },
    { title: 'LiteLLM: cost tracking', url: 'https://docs.litellm.ai/docs/proxy/cost_tracking' },
    {
      title: 'LiteLLM schema: LiteLLM_SpendLogs',
      url: 'https://github.com/BerriAI/litellm/blob/main/schema.prisma',
    },
    {
      title: 'LiteLLM: time to first token in the logs',
      url: 'https://github.com/BerriAI/litellm/pull/22818',
    },
    {
      title: 'LiteLLM: recorded start time of /v1/messages',
      url: 'https://github.com/BerriAI/litellm/issues/17335',
    },
  ],
};
