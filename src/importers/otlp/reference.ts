import type { FormatReference } from '../format';

const EXAMPLE = `{"resourceSpans": [{
  "resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "chat-api"}}]},
  "scopeSpans": [{"spans": [{
    "traceId": "0af7651916cd43dd8448eb211c80319c", "spanId": "b7ad6b7169203331",
    "name": "chat example-8b", "kind": 3,
    "startTimeUnixNano": "1760000000000000000", "endTimeUnixNano": "1760000002200000000",
    "attributes": [
      {"key": "gen_ai.operation.name", "value": {"stringValue": "chat"}},
      {"key": "gen_ai.provider.name", "value": {"stringValue": "openai"}},
      {"key": "gen_ai.request.model", "value": {"stringValue": "example-8b"}},
      {"key": "gen_ai.usage.input_tokens", "value": {"intValue": "512"}},
      {"key": "gen_ai.usage.output_tokens", "value": {"intValue": "101"}},
      {"key": "gen_ai.response.time_to_first_chunk", "value": {"doubleValue": 0.2}}
    ]
  }]}]
}]}`;

export const OTLP_REFERENCE: FormatReference = {
  summary:
    'Traces and metrics of an LLM application or server in OTLP/JSON, the form in which the OpenTelemetry Collector writes them to a file; traces saved from Jaeger, Zipkin or Tempo are read as well.',
  produce: [
    {
      text: 'Add a `file` exporter to the OpenTelemetry Collector; it writes one export request a line.',
      block: {
        language: 'yaml',
        text: 'exporters:\n  file:\n    path: ./traces.jsonl\nservice:\n  pipelines:\n    traces:\n      receivers: [otlp]\n      exporters: [file]',
      },
    },
    {
      text: 'Start vLLM with tracing, so that each request has the stages queue, prefill and decode.',
      block: {
        language: 'bash',
        text: 'vllm serve MODEL --otlp-traces-endpoint http://localhost:4317',
      },
    },
    {
      text: 'In Jaeger, open a search and save its JSON; the same data comes from its API.',
      block: {
        language: 'bash',
        text: "curl 'http://localhost:16686/api/traces?service=chat-api&limit=1000' > traces.json",
      },
    },
  ],
  reads: [
    {
      field: 'startTimeUnixNano, endTimeUnixNano',
      becomes: 'request_latency',
      note: 'Nanoseconds, as text or number. Of the span of a model call: operation chat, text_completion or generate_content, OpenInference kind LLM, vLLM’s llm_request, OpenLLMetry’s chat and completion.',
    },
    {
      field: 'gen_ai.latency.time_to_first_token, gen_ai.response.time_to_first_chunk',
      becomes: 'time_to_first_token',
      note: 'Seconds. Else gen_ai.server.time_to_first_token (seconds or milliseconds, whichever fits into the span), ai.response.msToFirstChunk, or the first event whose name says first token.',
    },
    {
      field: 'event gen_ai.content.completion',
      becomes: 'time_to_first_token',
      note: 'Only when the first such event came before 95 % of the span: at the end it is the whole answer.',
    },
    { field: 'gen_ai.latency.time_in_queue', becomes: 'queue_time', note: 'Seconds; vLLM.' },
    {
      field: 'gen_ai.latency.time_in_model_prefill',
      becomes: 'prefill_time',
      note: 'Seconds; vLLM.',
    },
    {
      field: 'gen_ai.latency.time_in_model_decode',
      becomes: 'decode_time',
      note: 'Seconds; vLLM.',
    },
    {
      field: 'gen_ai.usage.input_tokens, gen_ai.usage.output_tokens',
      becomes: 'prompt_tokens, output_tokens',
      note: 'Also the older prompt_tokens and completion_tokens, and llm.token_count.prompt and .completion of OpenInference.',
    },
    {
      field: 'spans with operation retrieval, kind RETRIEVER or db.system',
      becomes: 'retrieval_time',
      note: 'Added to the first model call that began after them under the same parent, or that contains them. Overlapping searches count once.',
    },
    {
      field: 'status.code, error.type, http.response.status_code',
      becomes: 'status of the request',
      note: 'Error status, any error.type and HTTP 400 and above: failed. An error.type that speaks of cancelling, and 499: cancelled.',
    },
    {
      field: 'gen_ai.response.model, gen_ai.provider.name, gen_ai.operation.name, service.name',
      becomes: 'attributes model, provider, operation, service.name',
      note: 'gen_ai.system is the older name of the provider.',
    },
    {
      field: 'gen_ai.client.*, gen_ai.server.*, vllm:*, http.server.request.duration (metrics)',
      becomes: 'histograms of request_latency, time_to_first_token, time_per_output_token, tokens',
      note: 'Delta and cumulative; explicit and exponential buckets. Data points with an error.type count as failed requests.',
    },
  ],
  notRead: [
    {
      what: 'Prompts, answers, documents, headers, URLs, user and session ids',
      why: 'Private; the report names the kinds that were there.',
    },
    {
      what: 'Spans of embeddings, tools, agents and workflows',
      why: 'They are not calls of a model; they decide only what belongs together.',
    },
    { what: 'Logs', why: 'They have no durations.' },
    {
      what: 'Protobuf files',
      why: 'Only the JSON encoding is read; set the format of the exporter to json.',
    },
  ],
  versions: [
    {
      version: 'semantic conventions from 1.37',
      note: 'gen_ai.provider.name, input_tokens and output_tokens.',
    },
    {
      version: 'before',
      note: 'gen_ai.system, and prompt_tokens and completion_tokens before 1.27: read as well.',
    },
    {
      version: 'OTLP before 0.19',
      note: 'instrumentationLibrarySpans, base64 ids and snake_case names: read as well.',
    },
  ],
  traps: [
    'A call is often seen several times: by the client, a gateway and the server. Spans of model calls inside each other are counted once, with the latency of the outermost.',
    'A sampled trace is not all traffic: rates and counts of the file are those of the sample, and tail sampling keeps slow and failed requests on purpose, which bends every quantile.',
    'The conventions have no attribute for the first token on a server’s span; what is there is the instrumentation’s own, and its clock starts where that instrumentation starts.',
    'Old conventions have one `gen_ai.content.completion` event with the whole answer at the end of the span. It is not the first token.',
  ],
  example: { language: 'json', text: EXAMPLE },
  sources: [
    {
      title: 'OTLP specification, JSON encoding',
      url: 'https://opentelemetry.io/docs/specs/otlp/',
    },
    {
      title: 'OpenTelemetry semantic conventions for generative AI',
      url: 'https://github.com/open-telemetry/semantic-conventions-genai',
    },
    {
      title: 'OpenInference semantic conventions',
      url: 'https://github.com/Arize-ai/openinference/blob/main/spec/semantic_conventions.md',
    },
    { title: 'vLLM tracing', url: 'https://github.com/vllm-project/vllm/tree/main/vllm/tracing' },
    {
      title: 'OpenTelemetry metrics data model',
      url: 'https://opentelemetry.io/docs/specs/otel/metrics/data-model/',
    },
    { title: 'Jaeger APIs', url: 'https://www.jaegertracing.io/docs/latest/architecture/apis/' },
    { title: 'Zipkin API', url: 'https://zipkin.io/zipkin-api/' },
  ],
};
