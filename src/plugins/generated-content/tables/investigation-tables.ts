/** Tables of the investigation loop: steps, checklists, pitfalls, when to use it, and the questions of step 2. */
import { FIT_ROWS } from '../../../domain/investigation/fit';
import { PITFALLS } from '../../../domain/investigation/pitfalls';
import { PROBLEM_QUESTIONS } from '../../../domain/investigation/questions';
import type { StepNumber } from '../../../domain/investigation/step';
import { STEPS } from '../../../domain/investigation/steps';
import { link, type GeneratedTable } from '../table';

const ENGINEERING = '/docs/03-professional-scenarios/engineering';

export function createStepTable(): GeneratedTable {
  return {
    head: ['Step', 'Focus', 'Key output', 'Risk if skipped'],
    rows: STEPS.map((step) => [
      [
        link(
          `${step.number} ${step.title}`,
          `${ENGINEERING}/performance-investigation-steps/${step.slug}`,
        ),
      ],
      step.focus,
      step.output.join(', '),
      step.riskIfSkipped,
    ]),
  };
}

/** @throws Error when there is no such step */
export function createChecklistTable(step: StepNumber): GeneratedTable {
  const found = STEPS.find(({ number }) => number === step);
  if (found === undefined) throw new Error(`there is no step ${step}`);
  return {
    head: ['Check', 'Why', 'Evidence'],
    rows: found.checklist.map((item) => [item.text, item.why, item.evidence]),
  };
}

export function createPitfallTable(): GeneratedTable {
  return {
    head: ['Pitfall', 'Impact', 'Correction'],
    rows: PITFALLS.map((pitfall) => [
      [link(pitfall.title, `${ENGINEERING}/performance-investigation-pitfalls/${pitfall.id}`)],
      pitfall.impact,
      pitfall.correction,
    ]),
  };
}

export function createFitTable(): GeneratedTable {
  return {
    head: ['Fit', 'When', 'What to do', 'Page'],
    rows: FIT_ROWS.map((row) => [
      row.side === 'use' ? 'Good fit' : 'Avoid',
      row.text,
      row.advice,
      row.page === undefined ? '' : [link(describePage(row.page), row.page)],
    ]),
  };
}

export function createQuestionTable(): GeneratedTable {
  return {
    head: ['Question', 'What the answer decides'],
    rows: PROBLEM_QUESTIONS.map((question) => [question.text, question.why]),
  };
}

/** `Step 2` for a step's page, otherwise the name of the page in words: `debug with evidence`. */
function describePage(url: string): string {
  const name = url.split('/').at(-1) ?? url;
  const step = STEPS.find(({ slug }) => slug === name);
  if (step !== undefined) return `Step ${step.number}`;
  const words = name.replace(/^\d+-/, '').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
