/** The self-audit: what is answered with no or not known shows what to do about it. */
import { PITFALLS } from '../../../src/domain/investigation/pitfalls';
import { PITFALLS_PAGE } from '../support/addresses';
import { expectFollowerCannotEdit } from '../support/follower';
import { expect, test } from '../support/test';

const PITFALL = PITFALLS[0];
const QUESTION = PITFALL?.questions[0];
const OWN_PAGE = PITFALLS_PAGE.replace('00-pitfalls-index', PITFALL?.id ?? '');

test('an answer given on the page of one pitfall is in the audit of all five and in the exported record', async ({
  handbook,
}) => {
  await handbook.open(OWN_PAGE);
  const audit = await handbook.widget('pitfall-audit').wake();
  const question = audit.root.getByRole('group', { name: QUESTION?.text ?? '' });
  await question.getByRole('radio', { name: 'No', exact: true }).check();
  await expect(audit.root).toContainText(QUESTION?.ifNo ?? 'missing');
  await expect(audit.root).toContainText('exposed on 1 of 1 answered');
  await audit.saved();
  await handbook.open(PITFALLS_PAGE);
  await audit.wake();
  await expect(question.getByRole('radio', { name: 'No', exact: true })).toBeChecked();
  await expect(audit.root.getByRole('region', { name: PITFALL?.title ?? '' })).toContainText(
    'exposed on 1 of 1 answered',
  );
  const { pitfalls } = await handbook.exportFromWorkspace();
  expect(pitfalls).toEqual({ [QUESTION?.id ?? '']: { state: 'answered', text: 'no' } });
});

test('undo takes an answer back', async ({ handbook }) => {
  await handbook.open(PITFALLS_PAGE);
  const audit = await handbook.widget('pitfall-audit').wake();
  const question = audit.root.getByRole('group', { name: QUESTION?.text ?? '' });
  await question.getByRole('radio', { name: 'Yes', exact: true }).check();
  await audit.undo();
  await expect(question.getByRole('radio', { name: 'Yes', exact: true })).not.toBeChecked();
});

test('a tab that only follows shows the answers and cannot change them', async ({ handbook }) => {
  await handbook.open(PITFALLS_PAGE);
  const audit = await handbook.widget('pitfall-audit').wake();
  await audit.root
    .getByRole('group', { name: QUESTION?.text ?? '' })
    .getByRole('radio', { name: 'Not known' })
    .check();
  await audit.saved();
  const there = await expectFollowerCannotEdit(handbook, {
    url: PITFALLS_PAGE,
    widget: (second) => second.widget('pitfall-audit'),
  });
  await expect(
    there.root
      .getByRole('group', { name: QUESTION?.text ?? '' })
      .getByRole('radio', { name: 'Not known' }),
  ).toBeChecked();
});
