import { expect, type Locator, type Page } from '@playwright/test';
import { Widget } from './widget';

export interface ShownGap {
  readonly name: string;
  readonly verdict: string;
  readonly target: string;
  readonly value: string;
  readonly interval: string;
  readonly gap: string;
  readonly gapRatio: string;
  readonly factor: string;
}

export class GapTable extends Widget {
  constructor(page: Page) {
    super(page, 'gap-table');
  }

  get table(): Locator {
    return this.root.getByRole('table', { name: /^Gaps of / });
  }

  get goodput(): Locator {
    return this.root.locator('p', { hasText: /^Goodput/ });
  }

  details(name: string): Locator {
    return this.button(`Details of ${name}`);
  }

  /** The rows as the reader sees them. */
  async rows(): Promise<readonly ShownGap[]> {
    // A row that unfolds below another one holds a table of its own, whose rows are not meant.
    const rows = this.table.locator('xpath=./tbody/tr[th]');
    await expect(rows).not.toHaveCount(0);
    return Promise.all((await rows.all()).map(readRow));
  }
}

async function readRow(row: Locator): Promise<ShownGap> {
  const name = await row.getByRole('rowheader').innerText();
  // Each cell repeats the header's words for phones, hidden from screen readers and on a wide screen.
  const cells = await row.locator('xpath=./td/span[not(@aria-hidden)]').allInnerTexts();
  const [
    verdict = '',
    target = '',
    value = '',
    interval = '',
    gap = '',
    gapRatio = '',
    factor = '',
  ] = cells;
  return { name, verdict, target, value, interval, gap, gapRatio, factor };
}
