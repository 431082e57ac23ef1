/** The example's answers to the problem-statement questions, the fit check and the pitfall self-audit. */
import type { Answer } from '../investigation-record';

const given = (text: string): Answer => ({ state: 'answered', text });

export const EXAMPLE_QUESTIONS: Readonly<Record<string, Answer>> = {
  'q-evidence': given(
    'Four tickets ("it thinks for a second before it writes") and the dashboard: p99 of time to first token went from about 270 ms to about 900 ms.',
  ),
  'q-ever-good': given('Yes: until 17 November 09:12 UTC, with the same model and load.'),
  'q-what-changed': given(
    'Prompt template v14 at 09:12 UTC; a retrieval index rebuild and a gateway patch the day before.',
  ),
  'q-expressed-as-latency': given(
    'Time to first token: p99 is about 0.4 s above its target. Each further token is 30 % slower, still within its target.',
  ),
  'q-who-else': given(
    'All tenants of route /assist. Not /summarise, which runs on the same replicas.',
  ),
  'q-environment': given(
    'vLLM 0.11.0, Llama 3.1 8B Instruct in bf16, one H100 80 GB SXM, driver 570.86, region eu-west.',
  ),
  'q-load': given(
    '6 requests/s, prompts of 3,900 tokens of which 2,592 are the same for everyone, answers of 184 tokens; unchanged.',
  ),
  'q-ours': given('201 ms of the median 240 ms are queue and prefill in our engine.'),
};

export const EXAMPLE_FIT: Readonly<Record<string, Answer>> = {
  'fit-slow-reports': given('yes'),
  'fit-metrics-degraded': given('yes'),
  'fit-resources-high': given('yes'),
  'fit-slo-required': given('yes'),
  'fit-functional-bug': given('no'),
  'fit-prototype': given('no'),
  'fit-external-dependency': given('no'),
  'fit-targets-met': given('no'),
};

export const EXAMPLE_PITFALLS: Readonly<Record<string, Answer>> = {
  'premature-profile-first': given('yes'),
  'premature-target-stated': given('yes'),
  'premature-share-enough': given('yes'),
  'premature-gain-predicted': given('yes'),
  'premature-failed-removed': given('yes'),
  'profiling-cpu-stacks': given('yes'),
  'profiling-gpu-timeline': given('no'),
  'profiling-stage-metrics': given('yes'),
  'profiling-utilisation-meaning': given('no'),
  'profiling-overhead-known': { state: 'unknown', note: 'never measured' },
  'pipeline-spans-complete': given('yes'),
  'pipeline-stage-budget': given('no'),
  'pipeline-retrieval-under-load': given('yes'),
  'pipeline-prompt-size': given('yes'),
  'pipeline-ingestion-lag': {
    state: 'not_applicable',
    because: 'the index is rebuilt nightly, nothing waits',
  },
  'deployment-batching': given('yes'),
  'deployment-kv-sized': given('yes'),
  'deployment-precision-tested': { state: 'unknown' },
  'deployment-startup-log': given('yes'),
  'deployment-limit-compared': given('yes'),
  'distributed-one-trace': given('yes'),
  'distributed-client-view': given('yes'),
  'distributed-fan-out': {
    state: 'not_applicable',
    because: 'one model call for one user request',
  },
  'distributed-retries-bounded': given('yes'),
  'distributed-dependency-map': given('no'),
};
