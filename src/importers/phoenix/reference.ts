import type { FormatReference } from '../format';

const EXAMPLE = `context.span_id,context.trace_id,name,span_kind,parent_id,start_time,end_time,status_code,attributes.llm.model_name,attributes.llm.token_count.prompt,attributes.llm.token_count.completion
a1,t1,ChatCompletion,LLM,,2026-03-01 10:00:00.000000+00:00,2026-03-01 10:00:02.250000+00:00,OK,example-8b,500,101`;

export const PHOENIX_REFERENCE: FormatReference = {
  summary:
    'Spans that Arize Phoenix collected (OpenInference), as its API, its client or a span dataframe returns them.',
  produce: [
    {
      text: 'Download all spans as a dataframe and save it. CSV, and JSON in any orientation, are read; Parquet is not.',
      block: {
        language: 'python',
        text: "from phoenix.client import Client\n\nspans = Client().spans.get_spans_dataframe(project_identifier='my-app')\nspans.reset_index().to_csv('spans.csv', index=False)",
      },
    },
    {
      text: 'Or ask the REST API.',
      block: {
        language: 'bash',
        text: "curl 'http://localhost:6006/v1/projects/my-app/spans?limit=1000' > spans.json",
      },
    },
  ],
  reads: [
    {
      field: 'span_kind',
      becomes: 'which spans are requests',
      note: 'LLM. RETRIEVER and RERANKER spans of the same trace become retrieval_time.',
    },
    { field: 'start_time, end_time', becomes: 'request_latency' },
    {
      field: 'events: First Token Stream Event',
      becomes: 'time_to_first_token',
      note: 'Its timestamp minus start_time.',
    },
    {
      field: 'attributes.llm.token_count.prompt, .completion',
      becomes: 'prompt_tokens, output_tokens',
      note: 'As one dotted name, nested, or as a column.',
    },
    { field: 'attributes.llm.cost.total', becomes: 'custom.request_cost_usd', note: 'USD.' },
    {
      field: 'status_code',
      becomes: 'status of the request',
      note: 'ERROR: failed; OK and UNSET: succeeded.',
    },
    {
      field: 'attributes.llm.model_name, attributes.llm.provider, name',
      becomes: 'attributes model, provider, operation',
    },
  ],
  notRead: [
    {
      what: 'Prompts, answers, metadata, user and session ids',
      why: 'Private; the report names the kinds that were there.',
    },
    {
      what: 'Spans of chains, tools, agents and embeddings',
      why: 'Not calls of a model; where a file has no LLM span, its root spans are the requests.',
    },
    { what: 'Evaluations and annotations', why: 'Quality, not performance.' },
    { what: 'Parquet', why: 'Binary; save the dataframe as CSV or JSON.' },
  ],
  versions: [
    {
      version: 'Phoenix client and REST API',
      note: '`context: {trace_id, span_id}` with attributes in one object.',
    },
    {
      version: 'Span dataframe',
      note: 'Columns `context.trace_id` and `attributes.…`; the span id may be the index.',
    },
  ],
  traps: [
    'UNSET is the normal status of a span that succeeded.',
    'Framework and client instrumentations both write an LLM span for one call; nested ones are counted once.',
    'A dataframe that was limited to LLM spans has no retrieval; export all spans of the traces.',
  ],
  example: { language: 'csv', text: EXAMPLE },
  sources: [
    {
      title: 'Phoenix: export data',
      url: 'https://arize.com/docs/phoenix/tracing/how-to-tracing/importing-and-exporting-traces/extract-data-from-spans',
    },
    {
      title: 'OpenInference semantic conventions',
      url: 'https://github.com/Arize-ai/openinference/blob/main/spec/semantic_conventions.md',
    },
  ],
};
