/**
 * The tools whose files are read, by name alone: the importers themselves belong to the worker and would weigh on every page. A
 * test compares this list with the registry.
 */
export interface KnownFormat {
  readonly id: string;
  readonly title: string;
  readonly group: string;
}

export const KNOWN_FORMATS: readonly KnownFormat[] = [
  { id: 'vllm', title: 'vLLM bench serve', group: 'LLM benchmarks' },
  { id: 'sglang', title: 'SGLang bench_serving', group: 'LLM benchmarks' },
  { id: 'guidellm', title: 'GuideLLM', group: 'LLM benchmarks' },
  { id: 'aiperf', title: 'NVIDIA AIPerf', group: 'LLM benchmarks' },
  { id: 'genai-perf', title: 'NVIDIA genai-perf', group: 'LLM benchmarks' },
  { id: 'inference-perf', title: 'inference-perf', group: 'LLM benchmarks' },
  { id: 'genai-bench', title: 'genai-bench', group: 'LLM benchmarks' },
  { id: 'llmperf', title: 'LLMPerf', group: 'LLM benchmarks' },
  { id: 'inferencex', title: 'InferenceX', group: 'LLM benchmarks' },
  { id: 'llm-d', title: 'llm-d benchmark report', group: 'LLM benchmarks' },
  { id: 'k6', title: 'k6', group: 'Load tools' },
  { id: 'locust', title: 'Locust', group: 'Load tools' },
  { id: 'autocannon', title: 'autocannon', group: 'Load tools' },
  { id: 'artillery', title: 'Artillery', group: 'Load tools' },
  { id: 'prometheus', title: 'Prometheus and OpenMetrics', group: 'Telemetry' },
  { id: 'otlp', title: 'OpenTelemetry traces and metrics', group: 'Telemetry' },
  { id: 'langfuse', title: 'Langfuse', group: 'Observability and gateways' },
  { id: 'langsmith', title: 'LangSmith', group: 'Observability and gateways' },
  { id: 'phoenix', title: 'Arize Phoenix', group: 'Observability and gateways' },
  { id: 'helicone', title: 'Helicone', group: 'Observability and gateways' },
  { id: 'litellm', title: 'LiteLLM', group: 'Observability and gateways' },
  { id: 'speedscope', title: 'speedscope', group: 'Profiles' },
  { id: 'chrome-trace', title: 'Chrome trace and PyTorch profiler', group: 'Profiles' },
  { id: 'nsys', title: 'nsys stats', group: 'Profiles' },
  { id: 'cprofile', title: 'cProfile', group: 'Profiles' },
  { id: 'table', title: 'Tables of your own', group: 'Tables' },
];
