/** The seven steps of the performance-investigation loop. The scenario's table, the loop map, the diagram and the record follow this. */
import { CHECKLISTS } from './checklists';
import type { InvestigationStep, StepNumber } from './step';

export const STEPS: readonly InvestigationStep[] = [
  {
    number: 1,
    slug: '01-define-and-measure-baseline',
    title: 'Define and measure baseline',
    section: 'baseline',
    focus: 'Measure how the system performs today and set the SLO targets it has to reach',
    output: ['Current metrics', 'Target SLOs'],
    riskIfSkipped: 'You optimise without a goal, and cannot tell when you have arrived',
    checklist: CHECKLISTS[1],
  },
  {
    number: 2,
    slug: '02-identify-symptoms-and-scope',
    title: 'Identify symptoms and scope',
    section: 'symptoms',
    focus: 'Observe what got worse and narrow down which parts, requests and users it affects',
    output: ['Symptom description', 'Scope definition'],
    riskIfSkipped: 'You chase a problem that does not exist, or a different one',
    checklist: CHECKLISTS[2],
  },
  {
    number: 3,
    slug: '03-instrument-and-collect-data',
    title: 'Instrument and collect data',
    section: 'data',
    focus: 'Add the logs, traces and profilers that show where the time and the resources go',
    output: ['Performance traces', 'System metrics'],
    riskIfSkipped: 'The data cannot tell one cause from another, and the diagnosis stalls',
    checklist: CHECKLISTS[3],
  },
  {
    number: 4,
    slug: '04-analyze-and-hypothesize',
    title: 'Analyse and hypothesise',
    section: 'analysis',
    focus: 'Read the data stage by stage and state root causes that it could refute',
    output: ['Root cause hypotheses', 'Evidence for and against'],
    riskIfSkipped: 'The wrong cause is treated, and the effort is lost',
    checklist: CHECKLISTS[4],
  },
  {
    number: 5,
    slug: '05-isolate-and-reproduce',
    title: 'Isolate and reproduce',
    section: 'reproduction',
    focus: 'Build the smallest test that shows the bottleneck reliably',
    output: ['Reproducible test case'],
    riskIfSkipped: 'You fix something that cannot be reproduced, so the fix cannot be proven',
    checklist: CHECKLISTS[5],
  },
  {
    number: 6,
    slug: '06-optimize-and-test',
    title: 'Optimise and test',
    section: 'optimisations',
    focus: 'Make one change, measure its effect and show that nothing else got worse',
    output: ['Optimised code or configuration', 'Verified gains'],
    riskIfSkipped: 'The change brings new performance problems with it',
    checklist: CHECKLISTS[6],
  },
  {
    number: 7,
    slug: '07-monitor-and-validate',
    title: 'Monitor and validate',
    section: 'monitoring',
    focus: 'Roll the change out, keep measuring in production and confirm that the gain holds',
    output: ['Stable performance', 'Ongoing metrics'],
    riskIfSkipped: 'The problem comes back and nobody notices',
    checklist: CHECKLISTS[7],
  },
];

/** The step with that number; every `StepNumber` has one. */
export function getStep(number: StepNumber): InvestigationStep {
  const step = STEPS.find((candidate) => candidate.number === number);
  if (step === undefined) throw new Error(`There is no step ${number}.`);
  return step;
}
