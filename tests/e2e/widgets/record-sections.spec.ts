/** The rest of the record in the workspace: people, system, timeline, actions, lessons, open questions. */
import { WORKSPACE } from '../support/addresses';
import { expectFollowerCannotEdit } from '../support/follower';
import { expect, test } from '../support/test';
import { ItemList } from '../support/widgets/item-list';

test('people, timeline and actions are kept and exported', async ({ handbook }) => {
  await handbook.openWorkspace();
  const sections = await handbook.widget('record-sections').wake();
  await sections.field('Summary').fill('First tokens were slow for two days');
  await sections.field('Reviewers').fill('Ada, Grace');
  const event = await new ItemList(sections.part('Timeline'), 'Timeline', 'event').add();
  await sections.commit(
    event.getByRole('textbox', { name: 'Time, in UTC', exact: true }),
    '2026-11-24 14:02',
  );
  await event.getByLabel('What happened', { exact: true }).fill('Rollout of template v7');
  await sections.saved();
  await handbook.openWorkspace();
  await sections.wake();
  await expect(sections.field('Summary')).toHaveValue('First tokens were slow for two days');
  const record = await handbook.recordPanel.exportRecord();
  expect(record.reviewers).toEqual(['Ada', 'Grace']);
  expect(record.timeline).toMatchObject([
    { at: { at: '2026-11-24T14:02:00Z' }, event: 'Rollout of template v7' },
  ]);
});

test('undo takes an event back', async ({ handbook }) => {
  await handbook.openWorkspace();
  const sections = await handbook.widget('record-sections').wake();
  const timeline = new ItemList(sections.part('Timeline'), 'Timeline', 'event');
  await timeline.add();
  await sections.undo();
  await expect(timeline.items).toHaveCount(0);
});

test('a tab that only follows shows the sections and cannot change them', async ({ handbook }) => {
  await handbook.startRecord('Followed');
  const sections = await handbook.widget('record-sections').wake();
  await sections.field('Summary').fill('Seen there');
  await sections.saved();
  const there = await expectFollowerCannotEdit(handbook, {
    url: WORKSPACE,
    widget: (second) => second.widget('record-sections'),
  });
  await expect(there.field('Summary')).toHaveValue('Seen there');
});
