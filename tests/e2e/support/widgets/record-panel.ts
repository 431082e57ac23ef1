import { expect, type Locator, type Page } from '@playwright/test';
import type { InvestigationRecord } from '../../../../src/domain/investigation/investigation-record';
import { parseRecord } from '../../../../src/domain/investigation/serialise';
import { download, type Downloaded, type TestFile } from '../files';
import { Widget } from './widget';

export class RecordPanel extends Widget {
  constructor(page: Page) {
    super(page, 'record-panel');
  }

  /** Announces saving; the save lines of the other widgets do not. */
  get status(): Locator {
    return this.root.locator('header [role="status"]');
  }

  get title(): Locator {
    return this.field('Title');
  }

  get library(): Locator {
    return this.root.getByRole('table', { name: 'Records in this browser' });
  }

  get importInput(): Locator {
    return this.root.getByRole('group', { name: 'Exported record' }).locator('input[type="file"]');
  }

  get importErrors(): Locator {
    return this.root.getByRole('alert');
  }

  override async saved(): Promise<void> {
    await expect(this.status).toHaveText('Saved');
  }

  async exportJson(): Promise<Downloaded> {
    return download(this.page, () => this.button('Download JSON').click());
  }

  /** The exported record, read by the same code that reads an import. */
  async exportRecord(): Promise<InvestigationRecord> {
    const parsed = parseRecord((await this.exportJson()).text);
    if (!parsed.ok) throw new Error(`the export cannot be read again: ${parsed.failure.message}`);
    return parsed.record;
  }

  async exportMarkdown(): Promise<Downloaded> {
    return download(this.page, () => this.button('Download Markdown').click());
  }

  async exportCsv(): Promise<Downloaded> {
    return download(this.page, () => this.button('Download gaps as CSV').click());
  }

  /** What is on the clipboard after copying; the test must have granted the permission to read it. */
  async copyFor(tracker: 'GitHub' | 'GitLab' | 'Jira'): Promise<string> {
    await this.button(`Copy for ${tracker}`).click();
    await expect(this.root.getByText(`Copied for ${tracker}.`)).toBeVisible();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async importRecord(file: TestFile | string): Promise<void> {
    if (!(await this.importInput.isVisible())) await this.root.getByText('Import a record').click();
    await this.importInput.setInputFiles(file);
  }

  /** The row of a record in the library, by its title. */
  row(title: string): Locator {
    return this.library.getByRole('row').filter({
      has: this.page.getByRole('rowheader', { name: new RegExp(`^${title}( open)?$`) }),
    });
  }
}
