import type { FormatReference } from '../format';

export const INFERENCEX_REFERENCE: FormatReference = {
  summary:
    'InferenceX (SemiAnalysis, formerly InferenceMAX) publishes results of open inference engines on many kinds of GPU. A result is one JSON object, a collection an array of them; engineers take them as an outside reference.',
  produce: [
    {
      text: 'Download the artefact of a run of the repository’s workflows: `agg_….json` of one configuration, or a collection of them. The file without `agg_` beside it is the benchmark’s own result (vLLM’s format), which has counts and a duration: prefer that one.',
    },
  ],
  reads: [
    {
      field: '<statistic>_ttft, _tpot, _itl, _e2el (older: _ttlt)',
      becomes: 'time_to_first_token, time_per_output_token, inter_token_latency, request_latency',
      note: 'SECONDS, although the names have no unit; any percentile (`p90`, `p99.9`).',
    },
    {
      field: '<statistic>_intvty',
      becomes: 'custom.interactivity_tokens_per_second',
      note: '1 / the same statistic of TPOT.',
    },
    {
      field: 'tput_per_gpu, output_tput_per_gpu, input_tput_per_gpu',
      becomes:
        'custom.per_gpu_…_tokens_per_second, and multiplied back total_token_throughput, output_token_throughput, custom.input_tokens_per_second',
      note: 'Multiplied by the GPUs that the file names; with prefill and decode apart, the output by the GPUs that decode and the input by those that prefill.',
    },
    {
      field: 'request_metrics.latency, .tokens, .qps, .throughput',
      becomes: 'the same metrics, of agentic runs',
      note: 'Here the throughput of the whole system is in the file.',
    },
    {
      field: 'request_accounting',
      becomes: 'counts of requests',
      note: 'Warm-up left out; dropped for another reason counts as failed.',
    },
    {
      field: 'server_metrics.cache.gpu_cache_hit_rate, server_metrics.kv_cache.gpu_usage_pct',
      becomes: 'prefix_cache_hit_rate, kv_cache_utilization',
      note: 'Both are ratios; the second is the highest value of the run, in spite of its name no percentage.',
    },
    {
      field:
        'total_tput_tps, output_tput_tps, input_tput_tps, duration_seconds, num_requests_successful',
      becomes: 'throughput of the system, duration, succeeded requests',
      note: 'In the first, flat results of agentic runs.',
    },
    {
      field: 'hw, conc, image, model, framework, precision, spec_decoding, isl, osl',
      becomes: 'label, load, model, engine and notes',
    },
    {
      field: 'completed, good_completed',
      becomes: 'succeeded requests, custom.good_requests',
      note: 'In the results of studies by position of the token.',
    },
  ],
  notRead: [
    {
      what: 'std_intvty of flat results',
      why: '1 / the deviation of TPOT, which is the deviation of nothing.',
    },
    {
      what: 'itl of agentic results',
      why: 'The same numbers as tpot, under a second name.',
    },
    { what: 'server_metrics.sources', why: 'Addresses of the servers.' },
    { what: 'error_categories', why: 'May hold the first words of error messages.' },
    {
      what: 'Token totals, KV offload, power',
      why: 'Counters and studies that no metric here stands for.',
    },
  ],
  versions: [
    {
      version: 'First flat results',
      note: 'Flat, one node: everything divided by `tp`; no `input_tput_per_gpu`.',
    },
    {
      version: 'Later flat results',
      note: '`input_tput_per_gpu`, and several nodes with `num_prefill_gpu` and `num_decode_gpu`.',
    },
    {
      version: 'First agentic results',
      note: 'Flat agentic results with `users`, `mean_qps`, `mean_ttlt` and `total_tput_tps`.',
    },
    {
      version: 'Agentic results since August 2026',
      note: 'Agentic results with `request_accounting` and `request_metrics`.',
    },
  ],
  traps: [
    'Seconds, not milliseconds: `median_ttft: 2.347` is `median_ttft_ms: 2347` of the benchmark’s file.',
    'Throughput per GPU is no throughput of a system. Two results with other numbers of GPUs can only be compared per GPU, two systems only as a whole; here you get both, and a note with the number of GPUs.',
    'p90 of interactivity is 1 / p90 of TPOT: nine of ten requests are at least so fast. It is a slow tail, not a fast one.',
    'With speculative decoding a streamed chunk holds several tokens, and ITL is then a multiple of TPOT: 0.927 s against 0.302 s (medians) in a published result.',
    'Flat results of single turns have no counts: whether requests failed cannot be seen.',
    '`isl` and `osl` are lengths that were asked for, not measured ones.',
  ],
  example: {
    language: 'json',
    text: `{
  "hw": "h200",
  "conc": 64,
  "model": "example/model-70b",
  "framework": "vllm",
  "precision": "fp8",
  "spec_decoding": "none",
  "disagg": false,
  "isl": 1024,
  "osl": 1024,
  "is_multinode": false,
  "tp": 8,
  "ep": 1,
  "tput_per_gpu": 500.0,
  "output_tput_per_gpu": 250.0,
  "input_tput_per_gpu": 250.0,
  "median_ttft": 0.25,
  "p99_ttft": 0.9,
  "median_tpot": 0.02,
  "median_intvty": 50.0,
  "median_e2el": 20.7
}`,
  },
  sources: [
    { title: 'InferenceX: repository', url: 'https://github.com/SemiAnalysisAI/InferenceX' },
    {
      title: 'InferenceX: process_result.py',
      url: 'https://github.com/SemiAnalysisAI/InferenceX/blob/main/utils/process_result.py',
    },
    {
      title: 'InferenceX: aggregation of agentic runs',
      url: 'https://github.com/SemiAnalysisAI/InferenceX/tree/main/utils/agentic/aggregation',
    },
  ],
};
