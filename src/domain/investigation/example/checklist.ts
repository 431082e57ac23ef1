/** The example's answers to the checklists: most proven, one that does not apply, two skipped, as in a real investigation. */
import type { ChecklistAnswer } from '../investigation-record';

const done = (evidence: string): ChecklistAnswer => ({ state: 'done', evidence });

export const EXAMPLE_CHECKLIST: Readonly<Record<string, ChecklistAnswer>> = {
  's1-workload': done(
    'assistant-2026-11.jsonl at 6 requests/s, Poisson arrivals, streaming; prompt 3,900 tokens and answer 184 tokens on average',
  ),
  's1-warm-up': done('--num-warmups 50; the importer left those 50 rows out'),
  's1-sample-size': done('1,200 requests in each run; p99 needs 368'),
  's1-failures': done('1,200 sent, 1,196 succeeded, 4 failed by timeout, 0 cancelled'),
  's1-definitions': done(
    'vLLM bench serve 0.11.0: client clock, from sending to the first streamed token',
  ),
  's1-arrival': done('open loop; 6.00 requests/s asked for, 5.98 answered'),
  's1-target': done('Support assistant SLO of 2026-09-01, owner AI platform on call'),
  's1-repeat': done('three runs, p99 of time to first token within 4 %'),
  's1-saved': done('assistant-v14-6rps.json with its command, in the incident folder'),
  's2-statement': done('see the statement of step 2'),
  's2-times': done('onset 09:20 UTC from the dashboard, detection 10:05 UTC from the first ticket'),
  's2-not-affected': done('route /summarise, same model and replicas: p99 unchanged at 210 ms'),
  's2-changes': done('release log of 16 and 17 November; three changes'),
  's2-client-server': done('client p50 240 ms, engine p50 231 ms for the same ten minutes'),
  's2-ours': done('201 ms of 240 ms (queue and prefill) are spent inside the engine we operate'),
  's2-load': done(
    'requests/s, prompt and output tokens of 10 and 17 November lie within 2 % of each other',
  ),
  's3-question': done('each data item names the hypothesis it tests'),
  's3-exact-query': done('PromQL and ranges in UTC are stored with the items'),
  's3-stages': done('coverage table: 5 components, 1 gap (client traces)'),
  's3-join': done('x-request-id 7f3c followed from gateway to engine log'),
  's3-clocks': { state: 'not_applicable', because: 'gateway and engine run on one host' },
  's3-buckets': done('p99 lies in the bucket from 0.75 to 1.0 s; the client rows give 0.92 s'),
  's3-overhead': {
    state: 'skipped',
    because: 'no profiler was attached; metrics and logs were on already',
  },
  's3-privacy': done('prompts cut to their first 64 characters, checked by the security contact'),
  's4-split': done('queue 83 ms, prefill 118 ms, the rest 39 ms of 240 ms'),
  's4-rivals': done('lost prefix cache against longer prompts'),
  's4-prediction': done('written on 17 November 11:45 UTC, before the bench run'),
  's4-discriminator': done(
    'prefix cache hit rate: lost cache predicts 0, longer prompts predict no change',
  ),
  's4-against': done('prompt tokens unchanged; clocks not throttled'),
  's4-limit': done(
    '62.6 TFLOP for 3,900 tokens of an 8.03 B model over 989 TFLOP/s is 63 ms; measured 118 ms, so 0.54 of peak',
  ),
  's4-whole': done(
    '/summarise has its own template without the clock line; onset is eight minutes after the release',
  ),
  's5-command': done('make bench TEMPLATE=v14 SEED=7, run by a second engineer'),
  's5-environment': done('image digest sha256:9b1f, driver 570.86, CUDA 12.8'),
  's5-k-of-n': done('5 of 5'),
  's5-same-symptom': done('queue and prefill take the same shares on the bench, within 3 %'),
  's5-minimal': done('gateway, retrieval and authentication removed; the symptom stays'),
  's5-known-good': done('template v13 on the same bench: p99 of 266 ms'),
  's5-driver': done(
    'requests in flight at the server: 32 on average, as Little’s law gives for 6/s and 5.3 s',
  ),
  's6-one-change': done('one line of the template; diff in the pull request'),
  's6-prediction': done('factor 0.4 or better, written on 17 November 16:00 UTC'),
  's6-same-load': done('before, after, before, after; 5.98 and 6.00 requests/s'),
  's6-noise': done('same template against itself: 4 % at p99'),
  's6-interval': done('see the effect of the first optimisation'),
  's6-guardrails': done('answer quality, errors and cost held'),
  's6-rollback': done('feature flag prompt_template=v13, rehearsed in 40 s'),
  's6-decision': done('keep the template change, revert the token budget'),
  's7-same-metric': done(
    'histogram_quantile(0.99, …) of vllm:time_to_first_token_seconds, panel 3',
  ),
  's7-staged': done('5 %, 50 %, 100 %; stop when p99 exceeds 500 ms for 10 minutes'),
  's7-alert': done('burn-rate rules with a promtool test that fires'),
  's7-no-data': done('absent(vllm:time_to_first_token_seconds_count) for 10 minutes'),
  's7-regression-gate': done('bench job of the template repository, threshold p99 350 ms'),
  's7-watch-window': done('19 to 26 November, one full week, AI platform on call'),
  's7-review-date': done('2026-11-26; outcome below'),
  's7-close': { state: 'skipped', because: 'the lessons are read in the review of 26 November' },
};
