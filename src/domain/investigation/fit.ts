/** When to use the scenario and when not: the rows of the fit check. "Avoid" rows also say what to do instead. */
import type { FitRow } from './step';

const STEP_PAGES = '/docs/03-professional-scenarios/engineering/performance-investigation-steps';

export const FIT_ROWS: readonly FitRow[] = [
  {
    id: 'fit-slow-reports',
    side: 'use',
    text: 'Users report that an AI feature answers slowly',
    advice:
      'Turn the report into a statement with a number: which request, how long, since when, and who is not affected.',
    page: `${STEP_PAGES}/02-identify-symptoms-and-scope`,
  },
  {
    id: 'fit-metrics-degraded',
    side: 'use',
    text: 'System metrics show high latency or low throughput',
    advice: 'Measure the distance to the target with its interval before anything is changed.',
    page: `${STEP_PAGES}/01-define-and-measure-baseline`,
  },
  {
    id: 'fit-resources-high',
    side: 'use',
    text: 'CPU, GPU or memory consumption is higher than it should be',
    advice:
      'Write down what consumption you expected and why, then collect utilisation, saturation and errors for each resource.',
    page: `${STEP_PAGES}/03-instrument-and-collect-data`,
  },
  {
    id: 'fit-slo-required',
    side: 'use',
    text: 'An AI service has to meet an SLA or an SLO',
    advice:
      'Give each target a metric, a statistic, a threshold, an owner and a source; collect enough requests to prove it.',
    page: `${STEP_PAGES}/01-define-and-measure-baseline`,
  },
  {
    id: 'fit-functional-bug',
    side: 'avoid',
    text: 'The problem is a functional bug that has nothing to do with speed',
    advice:
      'Debug it as a bug. Come back if the correct answer is also slow, or if retries after the error are what users feel as delay.',
    page: '/docs/02-execution-patterns/06-debug-with-evidence',
  },
  {
    id: 'fit-prototype',
    side: 'avoid',
    text: 'It is an early prototype whose performance does not matter yet',
    advice:
      'Light mode: keep one benchmark file and its command, note three numbers (TTFT, TPOT, cost per million tokens) and the date on which they start to matter. Skip the rest.',
    page: '/docs/01-handbook-method/01-overview',
  },
  {
    id: 'fit-external-dependency',
    side: 'avoid',
    text: 'The slowdown comes from an external dependency that you do not manage',
    advice:
      'Prove it first: compare the time at your boundary with the time inside, and call the dependency directly, from a second place. If most of the time is theirs, send them the evidence, then act on your side: timeouts, fallback, caching, fewer tokens, and a target that leaves room for their share. If not, stay here.',
    page: `${STEP_PAGES}/02-identify-symptoms-and-scope`,
  },
  {
    id: 'fit-targets-met',
    side: 'avoid',
    text: 'The system already meets every performance target',
    advice:
      'Monitor only. Check that the verdict is "met" and not "not proven", set alerts and a review date, and spend the effort elsewhere.',
    page: `${STEP_PAGES}/07-monitor-and-validate`,
  },
];
