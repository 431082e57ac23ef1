/**
 * Questions that state a performance problem before anyone tries to solve it. After the problem-statement method of Brendan
 * Gregg (https://www.brendangregg.com/methodology.html), put into the terms of LLM serving and extended by the last two.
 */

export interface ProblemQuestion {
  /** Stable: records answer by it. */
  readonly id: string;
  readonly text: string;
  /** What the answer decides. */
  readonly why: string;
}

export const PROBLEM_QUESTIONS: readonly ProblemQuestion[] = [
  {
    id: 'q-evidence',
    text: 'What makes you think that there is a performance problem?',
    why: 'Separates a measured symptom from a complaint, an alert that misfired, or a benchmark read wrongly.',
  },
  {
    id: 'q-ever-good',
    text: 'Has it ever performed well with this model and this load? When was the last time?',
    why: '"Yes" makes it a regression, and comparing with the good state is the shortest way. "Never" makes it a question of capacity or design.',
  },
  {
    id: 'q-what-changed',
    text: 'What changed shortly before the onset: code, engine version or flags, model, prompt template, image, hardware, load?',
    why: 'Most regressions follow a change; prompt templates and rebuilt images are the ones that people forget.',
  },
  {
    id: 'q-expressed-as-latency',
    text: 'Which time is too long: first token, each further token, the whole answer, or the wait before it starts? By how much?',
    why: 'First token points at queue and prefill, each further token at decode, the wait at capacity.',
  },
  {
    id: 'q-who-else',
    text: 'Who or what else is affected, and who is not: tenants, routes, models, replicas, regions, prompt lengths?',
    why: 'The border between affected and unaffected is the best single clue to the component.',
  },
  {
    id: 'q-environment',
    text: 'Which environment is it: engine and version, flags, model and quantisation, GPU and driver, container limits, region?',
    why: 'Without it nobody can reproduce the problem, and known issues of that version stay unfound.',
  },
  {
    id: 'q-load',
    text: 'What was the load at that time: requests per second offered and achieved, prompt and output lengths, share of repeated prefixes?',
    why: 'Tells a slower service from a heavier load; both raise the same latency.',
  },
  {
    id: 'q-ours',
    text: 'How much of the time is spent inside what you operate, and how do you know?',
    why: 'Decides whether the next measurement is yours to make or a provider has to be asked.',
  },
];
