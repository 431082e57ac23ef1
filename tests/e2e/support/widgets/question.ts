/** A question of the record that may be answered, unknown, or not applicable. */
import type { Locator } from '@playwright/test';

export class Question {
  readonly root: Locator;

  constructor(within: Locator, label: string) {
    this.root = within.getByRole('group', { name: label, exact: true });
  }

  get text(): Locator {
    return this.root.getByRole('textbox');
  }

  async answer(text: string): Promise<void> {
    await this.text.fill(text);
    await this.text.blur();
  }

  async choose(kind: 'Answer' | 'Unknown' | 'Not applicable'): Promise<void> {
    await this.root.getByRole('radio', { name: kind, exact: true }).check();
  }
}
