/** Fit check: whether the scenario applies, with advice for each reason, kept in the record. */
import { SCENARIO_PAGE } from '../support/addresses';
import { expectFollowerCannotEdit } from '../support/follower';
import { expect, test } from '../support/test';

const FOR = 'System metrics show high latency or low throughput';
const AGAINST = 'It is an early prototype whose performance does not matter yet';

test('ticked reasons are weighed, each with its advice, and are in the exported record', async ({
  handbook,
}) => {
  await handbook.open(SCENARIO_PAGE);
  const fit = await handbook.widget('fit-check').wake();
  await expect(fit.root.getByRole('status')).toHaveText('Tick what applies.');
  await fit.field(FOR).check();
  await expect(fit.root.getByRole('status')).toHaveText(
    'It fits: 1 reason to investigate, none against.',
  );
  await expect(fit.root.getByText('Measure the distance to the target')).toBeVisible();
  await fit.field(AGAINST).check();
  await expect(fit.root.getByRole('status')).toContainText(
    'Both sides apply: 1 reason for, 1 reason against.',
  );
  await expect(fit.root.getByText('Light mode:')).toBeVisible();
  await fit.saved();
  const record = await handbook.exportFromWorkspace();
  expect(record.fit).toEqual({
    'fit-metrics-degraded': { state: 'answered', text: 'yes' },
    'fit-prototype': { state: 'answered', text: 'yes' },
  });
});

test('undo takes the last tick back', async ({ handbook }) => {
  await handbook.open(SCENARIO_PAGE);
  const fit = await handbook.widget('fit-check').wake();
  await fit.field(FOR).check();
  await fit.saved();
  await fit.undo();
  await expect(fit.field(FOR)).not.toBeChecked();
  await expect(fit.root.getByRole('status')).toHaveText('Tick what applies.');
});

test('a tab that only follows shows the ticks and cannot change them', async ({ handbook }) => {
  await handbook.open(SCENARIO_PAGE);
  const fit = await handbook.widget('fit-check').wake();
  await fit.field(FOR).check();
  await fit.saved();
  const there = await expectFollowerCannotEdit(handbook, {
    url: SCENARIO_PAGE,
    widget: (second) => second.widget('fit-check'),
  });
  await expect(there.field(FOR)).toBeChecked();
});
