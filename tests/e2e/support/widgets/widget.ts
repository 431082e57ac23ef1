/** What every widget has in common: it wakes when it is near, says whether its record is saved, and can undo. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Widget {
  readonly root: Locator;

  constructor(
    readonly page: Page,
    readonly name: string,
    root?: Locator,
  ) {
    this.root = root ?? page.locator(`[data-widget="${name}"]`);
  }

  /** Brings it into view and waits until its own code draws it. */
  async wake(): Promise<this> {
    await this.root.scrollIntoViewIfNeeded();
    await expect(this.root).toHaveAttribute('data-live', '');
    return this;
  }

  /** A named part of the widget. */
  part(title: string): Locator {
    return this.root.getByRole('region', { name: title, exact: true });
  }

  field(label: string | RegExp): Locator {
    return this.root.getByLabel(label, { exact: true });
  }

  button(name: string | RegExp): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  /** The line at its foot: which record this is, and whether it is saved. */
  get saving(): Locator {
    return this.root.locator('footer [data-saving]');
  }

  async saved(): Promise<void> {
    await expect(this.saving).toHaveAttribute('data-saving', 'saved');
    await expect(this.saving).toContainText('Saved in this browser');
  }

  /** Takes back the last change, whatever it was called. */
  async undo(): Promise<void> {
    await this.root.getByRole('button', { name: /^Undo / }).click();
  }

  async redo(): Promise<void> {
    await this.button('Redo').click();
  }

  /** Fills a field whose value is read when it is left. */
  async commit(field: Locator, text: string): Promise<void> {
    await field.fill(text);
    await field.press('Enter');
  }

  /** Labels of the controls in it that would take an input now. */
  editable(): Promise<readonly string[]> {
    return this.root.evaluate((root) =>
      [...root.querySelectorAll<HTMLInputElement>('input, textarea, select')]
        .filter((control) => !control.matches(':disabled') && !control.readOnly)
        .map((control) => control.labels?.[0]?.textContent ?? control.name),
    );
  }

  /** Names of the buttons in it that could be pressed now. */
  async pressable(): Promise<readonly string[]> {
    const buttons = await this.root.getByRole('button', { disabled: false }).all();
    return Promise.all(
      buttons.map(async (one) => (await one.getAttribute('aria-label')) ?? (await one.innerText())),
    );
  }
}
