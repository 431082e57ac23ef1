/** "Saved" is a promise: once it is on screen, the edit is there after the browser was killed without warning. */
import { rmSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { createVllmResult } from '../../support/vllm-result';
import { createFile } from '../support/files';
import { Handbook } from '../support/handbook';
import { startBrowser } from '../support/own-browser';
import { expect, test, watch } from '../support/test';
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
  test(`${title}, is there after SIGKILL`, async ({
    launchOptions,
    baseURL,
    problems,
  }, testInfo) => {
    const executablePath = launchOptions.executablePath ?? chromium.executablePath();
    const profile = testInfo.outputPath('profile');
    const open = async (): Promise<{ handbook: Handbook; kill: () => Promise<void> }> => {
      const browser = await startBrowser({ executablePath, profile });
      watch(browser.context, problems, baseURL ?? '');
      const handbook = new Handbook(browser.page, baseURL);
      await handbook.openWorkspace();
      return { handbook, kill: browser.kill };
    };

    const first = await open();
    await make(first.handbook);
    await first.handbook.recordPanel.saved();
    await first.kill();

    const second = await open();
    await isThere(second.handbook);
    await second.handbook.recordPanel.wake();
    await expect(second.handbook.recordPanel.status).toHaveText('Saved');
    await second.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
}
