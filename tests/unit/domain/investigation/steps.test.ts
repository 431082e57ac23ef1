import { describe, expect, it } from 'vitest';
import { FIT_ROWS } from '../../../../src/domain/investigation/fit';
import { PROBLEM_QUESTIONS } from '../../../../src/domain/investigation/questions';
import type { StepNumber } from '../../../../src/domain/investigation/step';
import { STEPS, getStep } from '../../../../src/domain/investigation/steps';
import { recordV1 } from '../../../../src/domain/investigation/versions/v1/record';

/** Words a checklist item may start with: the reader must be told what to do, not what is so. */
const VERBS = new Set(
  (
    'Alert Ask Change Check Choose Close Collect Compare Confirm Count Cover Decide Drop Give Join Keep List Measure Name ' +
    'Note Pin Predict Put Read Record Remove Report Roll Run Say Set Show Split State Store Watch Write'
  ).split(' '),
);

const STEP_PAGES = '/docs/03-professional-scenarios/engineering/performance-investigation-steps/';

describe('the seven steps', () => {
  it('are numbered 1 to 7 in the order of the loop, under the published slugs', () => {
    expect(STEPS.map((step) => [step.number, step.slug])).toEqual([
      [1, '01-define-and-measure-baseline'],
      [2, '02-identify-symptoms-and-scope'],
      [3, '03-instrument-and-collect-data'],
      [4, '04-analyze-and-hypothesize'],
      [5, '05-isolate-and-reproduce'],
      [6, '06-optimize-and-test'],
      [7, '07-monitor-and-validate'],
    ]);
  });

  it('each name a section that the record really has, and no section twice', () => {
    const recordKeys = Object.keys(recordV1.entries);
    const sections = STEPS.map((step) => step.section);
    expect(recordKeys).toEqual(expect.arrayContaining(sections));
    expect(new Set(sections).size).toBe(7);
  });

  it('say what they focus on, what comes out and what is at risk', () => {
    for (const step of STEPS) {
      expect(step.focus.length, step.slug).toBeGreaterThan(20);
      expect(step.output.length, step.slug).toBeGreaterThan(0);
      expect(step.riskIfSkipped.length, step.slug).toBeGreaterThan(20);
    }
  });

  it.each([1, 2, 3, 4, 5, 6, 7] satisfies StepNumber[])('getStep(%i) gives that step', (number) => {
    expect(getStep(number).number).toBe(number);
  });
});

describe('the checklists', () => {
  const items = STEPS.flatMap((step) => step.checklist.map((item) => ({ step, item })));

  it.each(STEPS.map((step) => [step.number, step] as const))(
    'step %i has 5 to 9 items',
    (_, step) => {
      expect(step.checklist.length).toBeGreaterThanOrEqual(5);
      expect(step.checklist.length).toBeLessThanOrEqual(9);
    },
  );

  it('give every item an id of its own that names its step and fits the record', () => {
    const ids = items.map(({ item }) => item.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { step, item } of items) {
      expect(item.id).toMatch(new RegExp(`^s${step.number}-[a-z0-9-]{3,40}$`));
    }
  });

  it('keep the ids that published records answer by', () => {
    // Removing or renaming one of these orphans answers in records that already exist: add, never rename.
    expect(items.map(({ item }) => item.id)).toEqual(
      expect.arrayContaining([
        's1-workload',
        's1-sample-size',
        's1-failures',
        's2-not-affected',
        's3-exact-query',
        's4-rivals',
        's5-k-of-n',
        's6-one-change',
        's6-guardrails',
        's7-review-date',
      ]),
    );
  });

  it('tell the reader what to do, why, and what counts as evidence', () => {
    for (const { item } of items) {
      expect(VERBS, item.id).toContain(item.text.split(/[ :,]/)[0]);
      expect(item.why, item.id).toMatch(/^.{20,}\.$/s);
      expect(item.evidence.length, item.id).toBeGreaterThan(5);
    }
  });

  it('say each thing once', () => {
    const texts = items.flatMap(({ item }) => [item.text, item.why]);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('the fit check', () => {
  it('has four rows for using the scenario and four against', () => {
    expect(FIT_ROWS.filter((row) => row.side === 'use')).toHaveLength(4);
    expect(FIT_ROWS.filter((row) => row.side === 'avoid')).toHaveLength(4);
    expect(new Set(FIT_ROWS.map((row) => row.id)).size).toBe(8);
  });

  it('gives advice for every row, and a page where a step is meant that exists', () => {
    const slugs = STEPS.map((step) => step.slug);
    for (const row of FIT_ROWS) {
      expect(row.advice.length, row.id).toBeGreaterThan(40);
      expect(row.page, row.id).toMatch(/^\/docs\//);
      if (row.page?.startsWith(STEP_PAGES) === true) {
        expect(slugs).toContain(row.page.slice(STEP_PAGES.length));
      }
    }
  });
});

describe('the problem-statement questions', () => {
  it('are six to eight, with unique ids, each a question with a reason', () => {
    expect(PROBLEM_QUESTIONS.length).toBeGreaterThanOrEqual(6);
    expect(PROBLEM_QUESTIONS.length).toBeLessThanOrEqual(8);
    expect(new Set(PROBLEM_QUESTIONS.map((question) => question.id)).size).toBe(
      PROBLEM_QUESTIONS.length,
    );
    for (const question of PROBLEM_QUESTIONS) {
      expect(question.id).toMatch(/^q-[a-z-]{3,40}$/);
      expect(question.text, question.id).toMatch(/\?/);
      expect(question.why, question.id).toMatch(/^.{20,}\.$/s);
    }
  });
});
