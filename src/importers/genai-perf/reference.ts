import type { FormatReference } from '../format';

export const GENAI_PERF_REFERENCE: FormatReference = {
  summary:
    'genai-perf drove NVIDIA’s perf_analyzer and made statistics of its profile; AIPerf replaced it at the end of 2025. Its three files are read: the aggregate as JSON or CSV, and the raw profile with every request.',
  produce: [
    {
      text: 'Everything lands in `artifacts/<model>-<endpoint>-concurrency<n>/`: `profile_export_genai_perf.json` and `.csv` (the run), `profile_export.json` (every request, with prompts and answers). The JSON of the run has the token counts and the throughput in tokens, the raw profile the single requests: import both when you need both.',
      block: {
        language: 'bash',
        text: 'genai-perf profile -m meta-llama/Llama-3.1-8B-Instruct --endpoint-type chat --streaming \\\n  --concurrency 64 --request-count 400 --url http://127.0.0.1:8000',
      },
    },
  ],
  reads: [
    {
      field: 'time_to_first_token, request_latency',
      becomes: 'time_to_first_token, request_latency',
      note: 'Blocks `{unit, avg, p50, …, min, max, std}`; the unit in the block counts.',
    },
    {
      field: 'inter_token_latency',
      becomes: 'time_per_output_token',
      note: '(latency − TTFT) / (output tokens − 1), one value per request.',
    },
    {
      field: 'time_to_second_token',
      becomes: 'custom.time_to_second_token_seconds',
    },
    {
      field: 'request_throughput, output_token_throughput, request_goodput',
      becomes: 'request_throughput, output_token_throughput, goodput',
      note: 'Per second of the whole run.',
    },
    {
      field: 'input_sequence_length, output_sequence_length',
      becomes: 'prompt_tokens, output_tokens',
    },
    { field: 'request_count', becomes: 'succeeded requests' },
    {
      field: 'input_config',
      becomes: 'model, endpoint type, streaming, concurrency, request rate',
      note: 'Nothing else of it.',
    },
    {
      field: 'experiments[].requests[].timestamp, response_timestamps',
      becomes: 'one row per request',
      note: 'Nanoseconds. TTFT to the first and request latency to the last response that holds text; the gaps between them are inter_token_latency.',
    },
    {
      field: 'experiments[].requests[].response_outputs',
      becomes:
        'whether a response holds text, and the token counts of `usage` where the server sent them',
      note: 'The texts are looked at and not kept.',
    },
    { field: 'experiments[].experiment', becomes: 'concurrency or request rate' },
  ],
  notRead: [
    { what: 'Prompts and answers of the raw profile', why: 'Private content.' },
    { what: 'The rest of input_config', why: 'Addresses, headers, keys, the command line.' },
    { what: 'telemetry_stats, sessions', why: 'GPU telemetry and statistics per session.' },
    { what: 'inputs.json', why: 'The prompts.' },
    {
      what: 'window_boundaries',
      why: 'genai-perf uses all requests of the profile, and so does this import.',
    },
  ],
  versions: [
    {
      version: 'Older',
      note: '`output_token_throughput_per_request`; the inter-token latency was a gap divided by the tokens of a chunk, as the README still says.',
    },
    {
      version: 'Newer (2025)',
      note: '`output_token_throughput_per_user`; the inter-token latency is per request.',
    },
  ],
  traps: [
    'Requests whose answer is empty are skipped when genai-perf reads the profile: the aggregate shows no failures. The raw profile does.',
    'Its `inter_token_latency` is what other tools call TPOT.',
    'The CSV has two decimals, thousands separators in quotes and the percentiles from p99 down.',
    'The raw profile has no numbers of tokens unless the server sent them: the tool counts them with a tokeniser afterwards. Without them there is no time per output token.',
    'Times are nanoseconds since 1970, more digits than a number in JSON keeps: they are exact to about 0.3 µs.',
  ],
  example: {
    language: 'json',
    text: `{
  "request_throughput": {"unit": "requests/sec", "avg": 9.5},
  "request_latency": {"unit": "ms", "avg": 1000.0, "p99": 1200.0, "p50": 980.0, "max": 1210.0, "min": 900.0, "std": 50.0},
  "time_to_first_token": {"unit": "ms", "avg": 120.0, "p99": 160.0, "p50": 118.0, "max": 170.0, "min": 90.0, "std": 15.0},
  "inter_token_latency": {"unit": "ms", "avg": 17.6, "p99": 20.0, "p50": 17.5, "max": 21.0, "min": 16.0, "std": 0.8},
  "output_token_throughput": {"unit": "tokens/sec", "avg": 485.0},
  "output_sequence_length": {"unit": "tokens", "avg": 51.0, "p99": 60.0, "p50": 51.0, "max": 60.0, "min": 40.0, "std": 3.0},
  "request_count": {"unit": "count", "avg": 100.0},
  "input_config": {"model_names": ["example/model-8b"], "subcommand": "profile", "endpoint": {"type": "chat", "streaming": true}, "perf_analyzer": {"stimulus": {"concurrency": 10}}}
}`,
  },
  sources: [
    {
      title: 'genai-perf: README',
      url: 'https://github.com/triton-inference-server/perf_analyzer/blob/main/genai-perf/README.md',
    },
    {
      title: 'genai-perf: llm_profile_data_parser.py',
      url: 'https://github.com/triton-inference-server/perf_analyzer/blob/main/genai-perf/genai_perf/profile_data_parser/llm_profile_data_parser.py',
    },
  ],
};
