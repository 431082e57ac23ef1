import type { FormatReference } from '../format';

const EXAMPLE = `{"id": "r1", "name": "ChatOpenAI", "run_type": "llm", "trace_id": "t1", "parent_run_id": null, "status": "success", "error": null, "start_time": "2026-03-01T10:00:00.000000", "first_token_time": "2026-03-01T10:00:00.250000", "end_time": "2026-03-01T10:00:02.250000", "prompt_tokens": 500, "completion_tokens": 101, "total_cost": "0.0012", "extra": {"metadata": {"ls_model_name": "example-8b", "ls_provider": "openai"}}}`;

export const LANGSMITH_REFERENCE: FormatReference = {
  summary:
    'Runs of an application that is traced with LangSmith, as its SDK or API returns them: one record for each call, chain, tool and retriever.',
  produce: [
    {
      text: 'List the runs with the SDK and write one a line. Fetch whole traces, not only LLM runs, when retrieval matters.',
      block: {
        language: 'python',
        text: "import json\nfrom langsmith import Client\n\nwith open('runs.jsonl', 'w') as file:\n    for run in Client().list_runs(project_name='my-app', run_type='llm'):\n        file.write(json.dumps(run.dict(), default=str) + '\\n')",
      },
    },
    {
      text: 'Or ask the API; the answer is `{"runs": […], "cursors": {…}}`.',
      block: {
        language: 'bash',
        text: 'curl -X POST https://api.smith.langchain.com/api/v1/runs/query \\\n  -H "x-api-key: $LANGSMITH_API_KEY" -H \'Content-Type: application/json\' \\\n  -d \'{"session": ["PROJECT_ID"], "run_type": "llm"}\' > runs.json',
      },
    },
  ],
  reads: [
    {
      field: 'run_type',
      becomes: 'which runs are requests',
      note: 'llm. Chains, tools and parsers are not; retriever runs of the same trace become retrieval_time.',
    },
    {
      field: 'start_time, end_time',
      becomes: 'request_latency',
      note: 'ISO 8601; without a zone it is UTC.',
    },
    {
      field: 'first_token_time',
      becomes: 'time_to_first_token',
      note: 'Minus start_time; else the first event new_token.',
    },
    { field: 'prompt_tokens, completion_tokens', becomes: 'prompt_tokens, output_tokens' },
    { field: 'total_cost', becomes: 'custom.request_cost_usd', note: 'USD; a number or a text.' },
    {
      field: 'error, status',
      becomes: 'status of the request',
      note: 'An error or the status error: failed. Errors that speak of cancelling: cancelled. pending: left out.',
    },
    {
      field: 'extra.metadata.ls_model_name, ls_provider, name, tags',
      becomes: 'attributes model, provider, operation, tags',
    },
  ],
  notRead: [
    {
      what: 'Prompts, answers, metadata, user and session ids',
      why: 'Private; the report names the kinds that were there.',
    },
    { what: 'Feedback', why: 'Quality, not performance.' },
    {
      what: 'Parquet of the bulk export',
      why: 'Binary; convert it to JSONL or CSV with the same column names.',
    },
  ],
  versions: [
    {
      version: 'API v1 and SDK up to now',
      note: 'The field names have been the same since 2023; costs and token details were added later.',
    },
  ],
  traps: [
    'Token counts and costs of a chain are the sums of the calls inside it. Counting chains as requests counts every token twice.',
    'Nested LLM runs (a wrapper and the client inside it) are one call and are counted once.',
    'first_token_time is absent unless the answer was streamed and the integration logs tokens.',
  ],
  example: { language: 'json', text: EXAMPLE },
  sources: [
    {
      title: 'LangSmith: export traces',
      url: 'https://docs.langchain.com/langsmith/export-traces',
    },
    {
      title: 'LangSmith SDK: Run',
      url: 'https://reference.langchain.com/python/langsmith/schemas/Run',
    },
    {
      title: 'LangSmith run data format',
      url: 'https://docs.langchain.com/langsmith/run-data-format',
    },
  ],
};
