/** "Saved" is a promise: once it is on screen, the edit is there after the browser was killed without warning. */
import { createVllmResult } from '../../support/vllm-result';
import { createFile } from '../support/files';
import { Handbook } from '../support/handbook';
import { expect, test } from '../support/test';
import { ItemList } from '../support/widgets/item-list';

interface Edit {
  readonly title: string;
  /** From the open workspace to an edit that is not saved yet. */
  readonly make: (handbook: Handbook) => Promise<void>;
  /** With the workspace open in a new browser. */
  readonly isThere: (handbook: Handbook) => Promise<void>;
}

const EDITS: readonly Edit[] = [
  {
    title: 'the first edit of a new record, killed the moment it is saved',
    make: async ({ recordPanel }) => {
      await recordPanel.title.fill('Slow since the rollout');
    },
    isThere: async ({ recordPanel }) => {
      await expect(recordPanel.title).toHaveValue('Slow since the rollout');
      await expect(recordPanel.row('Slow since the rollout')).toHaveCount(1);
    },
  },
  {
    title: 'a hypothesis that is being typed into an existing record',
    make: async (handbook) => {
      await handbook.startRecord('Investigation with a hypothesis');
      const board = await handbook.widget('hypothesis-board').wake();
      const card = await new ItemList(board.root, 'Hypotheses', 'hypothesis').add();
      await card
        .getByLabel('Hypothesis', { exact: true })
        .pressSequentially('The KV cache preempts', { delay: 15 });
      await handbook.recordPanel.root.scrollIntoViewIfNeeded();
    },
    isThere: async (handbook) => {
      const board = await handbook.widget('hypothesis-board').wake();
      await expect(board.field('Hypothesis')).toHaveValue('The KV cache preempts');
    },
  },
  {
    title: 'an imported result of 500 requests and its targets',
    make: async ({ benchmarkImport, sloTargets }) => {
      await benchmarkImport.choose(
        createFile(createVllmResult({ requests: 500, failed: 3, seed: 7 })),
      );
      await benchmarkImport.imported(/1 run added/);
      await sloTargets.choosePreset('GuideLLM: chat');
    },
    isThere: async ({ gapTable }) => {
      await gapTable.wake();
      const rows = await gapTable.rows();
      expect(rows.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
        'TTFT p99 Missed',
        'TPOT p99 Met',
      ]);
    },
  },
];

for (const { title, make, isThere } of EDITS) {
  test(`${title}, is there after SIGKILL`, async ({ openBrowser, baseURL }) => {
    const first = await openBrowser();
    const before = new Handbook(first.page, baseURL);
    await before.openWorkspace();
    await make(before);
    await before.recordPanel.saved();
    await first.kill();

    const second = await openBrowser();
    const after = new Handbook(second.page, baseURL);
    await after.openWorkspace();
    await isThere(after);
    await after.recordPanel.wake();
    await expect(after.recordPanel.status).toHaveText('Saved');
  });
}
