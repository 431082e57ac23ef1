/** Every tool whose files are read, in the order of the reference. One line here, one folder, one page. */
import { AIPERF } from './aiperf/family';
import { ARTILLERY } from './artillery/family';
import { AUTOCANNON } from './autocannon/family';
import { CHROME_TRACE } from './chrome-trace/family';
import { CPROFILE } from './cprofile/family';
import { GENAI_BENCH } from './genai-bench/family';
import { GENAI_PERF } from './genai-perf/family';
import { GUIDELLM } from './guidellm/family';
import { HELICONE } from './helicone/family';
import { INFERENCE_PERF } from './inference-perf/family';
import { INFERENCEX } from './inferencex/family';
import { K6 } from './k6/family';
import { LANGFUSE } from './langfuse/family';
import { LANGSMITH } from './langsmith/family';
import { LITELLM } from './litellm/family';
import { LLM_D } from './llm-d/family';
import { LLMPERF } from './llmperf/family';
import { LOCUST } from './locust/family';
import { NSYS } from './nsys/family';
import { OTLP } from './otlp/family';
import { PHOENIX } from './phoenix/family';
import { PROMETHEUS } from './prometheus/family';
import { SGLANG } from './sglang/family';
import { SPEEDSCOPE } from './speedscope/family';
import { VLLM } from './vllm/family';
import type { FormatFamily } from './format';
import { TABLE } from './table/family';

export const FAMILIES: readonly FormatFamily[] = [
  VLLM,
  SGLANG,
  GUIDELLM,
  AIPERF,
  GENAI_PERF,
  INFERENCE_PERF,
  GENAI_BENCH,
  LLMPERF,
  INFERENCEX,
  LLM_D,
  K6,
  LOCUST,
  AUTOCANNON,
  ARTILLERY,
  PROMETHEUS,
  OTLP,
  LANGFUSE,
  LANGSMITH,
  PHOENIX,
  HELICONE,
  LITELLM,
  SPEEDSCOPE,
  CHROME_TRACE,
  NSYS,
  CPROFILE,
  TABLE,
];
