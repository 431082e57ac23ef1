import type { Locator, Page } from '@playwright/test';
import { Widget } from './widget';

export class MetricEntry extends Widget {
  constructor(page: Page) {
    super(page, 'metric-entry');
  }

  get values(): Locator {
    return this.root.getByRole('list', { name: 'Numbers typed in' }).getByRole('listitem');
  }

  get value(): Locator {
    return this.field(/^Measured value/);
  }

  /** Chooses what is measured; `metric` is the whole label of the option. */
  async choose(metric: string, statistic?: string): Promise<void> {
    await this.field('Metric').selectOption({ label: metric });
    if (statistic !== undefined) await this.field('Statistic').selectOption(statistic);
  }

  async add(text: string): Promise<void> {
    await this.value.fill(text);
    await this.button('Add number').click();
  }

  async paste(lines: string): Promise<void> {
    await this.root.getByText('Paste several lines').click();
    await this.field('One number a line').fill(lines);
    await this.button('Read the lines').click();
  }
}
