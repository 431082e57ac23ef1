/** Symptoms and scope: the statement, the times, what is affected and what is not, what changed, the problem questions. */
import { STEP_PAGES } from '../support/addresses';
import { expectFollowerCannotEdit } from '../support/follower';
import { expect, test } from '../support/test';
import { ItemList } from '../support/widgets/item-list';
import { Question } from '../support/widgets/question';

const QUESTION = 'What makes you think that there is a performance problem?';

test('statement, times, scope, changes and answers are in the workspace and in the exported record', async ({
  handbook,
}) => {
  await handbook.open(STEP_PAGES[2]);
  const scope = await handbook.widget('symptom-scope').wake();
  await scope.field('Symptom').fill('TTFT p99 went from 300 to 812 ms');
  const times = scope.part('When, and how it was noticed');
  await scope.commit(
    times.getByRole('textbox', { name: 'Onset', exact: true }),
    '2026-11-24 14:02',
  );
  await scope.commit(
    times.getByRole('textbox', { name: 'Detection', exact: true }),
    '2026-11-24T15:14+01:00',
  );
  await expect(times).toContainText('Time to detect');
  await expect(times).toContainText('12 min = 2026-11-24 14:14 − 2026-11-24 14:02');
  await scope.field('Tenant: affected').fill('tenants with long prompts');
  await expect(scope.root).toContainText('Only one side is known for: tenant.');
  await scope.field('Tenant: not affected').fill('all others');
  await expect(scope.root).toContainText('1 row with both sides.');
  const change = await new ItemList(scope.part('What changed'), 'What changed', 'change').add();
  await change.getByLabel('Kind', { exact: true }).selectOption('model');
  await change.getByLabel('What', { exact: true }).fill('prompt template v7');
  await new Question(scope.root, QUESTION).answer('The alert on TTFT fired');
  await scope.saved();

  await handbook.openWorkspace();
  await scope.wake();
  await expect(scope.field('Symptom')).toHaveValue('TTFT p99 went from 300 to 812 ms');
  await expect(new Question(scope.root, QUESTION).text).toHaveValue('The alert on TTFT fired');
  const { symptoms } = await handbook.recordPanel.exportRecord();
  expect(symptoms).toMatchObject({
    statement: 'TTFT p99 went from 300 to 812 ms',
    onset: { at: '2026-11-24T14:02:00Z' },
    detected: { at: '2026-11-24T14:14:00Z' },
    scope: [
      { dimension: 'tenant', affected: 'tenants with long prompts', notAffected: 'all others' },
    ],
    changes: [{ kind: 'model', what: 'prompt template v7' }],
    questions: { 'q-evidence': { state: 'answered', text: 'The alert on TTFT fired' } },
  });
});

test('an answer is kept while it is typed, before its field is left', async ({
  handbook,
  page,
}) => {
  await handbook.open(STEP_PAGES[2]);
  const scope = await handbook.widget('symptom-scope').wake();
  const question = new Question(scope.root, QUESTION);
  await question.text.pressSequentially('Users say so');
  await scope.saved();
  await page.reload();
  await scope.wake();
  await expect(question.text).toHaveValue('Users say so');
});

test('unknown and not applicable are answers of their own', async ({ handbook }) => {
  await handbook.open(STEP_PAGES[2]);
  const scope = await handbook.widget('symptom-scope').wake();
  const first = new Question(scope.root, QUESTION);
  await first.choose('Unknown');
  const second = new Question(
    scope.root,
    'Has it ever performed well with this model and this load? When was the last time?',
  );
  await second.choose('Not applicable');
  await second.answer('the model is new');
  await scope.saved();
  const { symptoms } = await handbook.exportFromWorkspace();
  expect(symptoms.questions).toEqual({
    'q-evidence': { state: 'unknown' },
    'q-ever-good': { state: 'not_applicable', because: 'the model is new' },
  });
});

test('a time that is before the onset is called out', async ({ handbook }) => {
  await handbook.open(STEP_PAGES[2]);
  const scope = await handbook.widget('symptom-scope').wake();
  const times = scope.part('When, and how it was noticed');
  await scope.commit(
    times.getByRole('textbox', { name: 'Onset', exact: true }),
    '2026-11-24 14:02',
  );
  await scope.commit(
    times.getByRole('textbox', { name: 'Mitigation', exact: true }),
    '2026-11-24 13:00',
  );
  await expect(times).toContainText('the mitigation time is before the onset: check both');
});

test('undo takes typing back as one step', async ({ handbook }) => {
  await handbook.open(STEP_PAGES[2]);
  const scope = await handbook.widget('symptom-scope').wake();
  await scope.field('Symptom').pressSequentially('It is slow');
  await scope.undo();
  await expect(scope.field('Symptom')).toHaveValue('');
  await scope.redo();
  await expect(scope.field('Symptom')).toHaveValue('It is slow');
});

test('a tab that only follows shows the symptoms and cannot change them', async ({ handbook }) => {
  await handbook.open(STEP_PAGES[2]);
  const scope = await handbook.widget('symptom-scope').wake();
  await scope.field('Symptom').fill('It is slow');
  await scope.saved();
  const there = await expectFollowerCannotEdit(handbook, {
    url: STEP_PAGES[2],
    widget: (second) => second.widget('symptom-scope'),
  });
  await expect(there.field('Symptom')).toHaveValue('It is slow');
});
