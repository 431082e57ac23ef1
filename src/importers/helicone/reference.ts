import type { FormatReference } from '../format';

const EXAMPLE = `{"data": [
  {"request_id": "q1", "request_created_at": "2026-03-01T10:00:00.000Z", "response_created_at": "2026-03-01T10:00:02.250Z",
   "response_status": 200, "delay_ms": 2250, "time_to_first_token": 250, "model": "example-8b", "provider": "OPENAI",
   "prompt_tokens": 500, "completion_tokens": 101, "cost": 0.0012, "request_properties": {"feature": "search"}}
], "error": null}`;

export const HELICONE_REFERENCE: FormatReference = {
  summary:
    'Requests that went through Helicone’s gateway, from its export tool, its query API or the export of its dashboard.',
  produce: [
    {
      text: 'The export tool writes JSON, JSONL or CSV. Leave bodies out: they are not read.',
      block: {
        language: 'bash',
        text: 'HELICONE_API_KEY=KEY npx @helicone/export --start-date 2026-03-01 --format jsonl --output requests.jsonl',
      },
    },
    {
      text: 'Or ask the API; the answer is `{"data": [...]}`.',
      block: {
        language: 'bash',
        text: 'curl -X POST https://api.helicone.ai/v1/request/query-clickhouse \\\n  -H "Authorization: Bearer $HELICONE_API_KEY" -H \'Content-Type: application/json\' \\\n  -d \'{"filter": "all", "limit": 1000}\' > requests.json',
      },
    },
  ],
  reads: [
    { field: 'delay_ms', becomes: 'request_latency', note: 'Milliseconds.' },
    {
      field: 'latency',
      becomes: 'request_latency',
      note: 'Milliseconds, unless the two times of the record show that it is seconds.',
    },
    {
      field: 'time_to_first_token',
      becomes: 'time_to_first_token',
      note: 'Milliseconds; 0 means that the answer was not streamed.',
    },
    { field: 'prompt_tokens, completion_tokens', becomes: 'prompt_tokens, output_tokens' },
    {
      field: 'prompt_cache_read_tokens, reasoning_tokens',
      becomes: 'custom.cached_prompt_tokens, custom.reasoning_tokens',
    },
    { field: 'cost, costUSD', becomes: 'custom.request_cost_usd', note: 'USD.' },
    {
      field: 'response_status',
      becomes: 'status of the request',
      note: '2xx and 3xx: succeeded. −3 and 499: cancelled. −2 and 0: not ended, left out. Others: failed.',
    },
    { field: 'request_created_at', becomes: 'start of the request' },
    {
      field: 'model, provider, request_path, country_code, request_properties',
      becomes: 'attributes',
      note: 'Properties whose names speak of users, sessions or keys are left out.',
    },
  ],
  notRead: [
    {
      what: 'Prompts, answers, metadata, user and session ids',
      why: 'Private; the report names the kinds that were there.',
    },
    { what: 'Scores and feedback', why: 'Quality, not performance.' },
  ],
  versions: [
    {
      version: 'Query API and export tool',
      note: 'snake_case; the CSV has fewer columns than JSON.',
    },
    {
      version: 'Dashboard',
      note: 'camelCase, later with a field heliconeMetadata; CSV and JSONL.',
    },
  ],
  traps: [
    'Units have no suffix except in `delay_ms`: the time to first token is in milliseconds as well.',
    'Answers from Helicone’s cache are among the requests and take a few milliseconds; they have the attribute cache = hit, so compare without them.',
    'The CSV of the older export tool has a column `latency` that the API does not fill; take JSONL.',
  ],
  example: { language: 'json', text: EXAMPLE },
  sources: [
    { title: 'Helicone: export data', url: 'https://docs.helicone.ai/tools/export' },
    {
      title: 'Helicone API: query requests',
      url: 'https://docs.helicone.ai/rest/request/post-v1requestquery-clickhouse',
    },
    {
      title: 'Helicone export tool',
      url: 'https://github.com/Helicone/helicone/tree/main/examples/export/typescript',
    },
  ],
};
