/** A list of the record in a widget: hypotheses, data items, alerts. */
import type { Locator } from '@playwright/test';

export class ItemList {
  readonly items: Locator;

  constructor(
    private readonly within: Locator,
    label: string,
    private readonly noun: string,
  ) {
    this.items = within.getByRole('list', { name: label, exact: true }).locator('> li');
  }

  /** Adds an item and returns it. */
  async add(): Promise<Locator> {
    const before = await this.items.count();
    await this.within.getByRole('button', { name: `Add ${this.noun}`, exact: true }).click();
    return this.items.nth(before);
  }

  async remove(place: number): Promise<void> {
    await this.within
      .getByRole('button', { name: `Remove ${this.noun} ${place}`, exact: true })
      .click();
  }
}
