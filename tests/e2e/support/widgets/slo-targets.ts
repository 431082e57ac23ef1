import type { Locator, Page } from '@playwright/test';
import { Widget } from './widget';

export class SloTargets extends Widget {
  constructor(page: Page) {
    super(page, 'slo-targets');
  }

  get presets(): Locator {
    return this.field('Start from a published preset');
  }

  get items(): Locator {
    return this.root.getByRole('list', { name: 'Targets' }).locator('> li');
  }

  async choosePreset(title: string): Promise<void> {
    await this.wake();
    await this.presets.selectOption({ label: title });
  }

  async add(target: {
    readonly metric: string;
    readonly statistic: string;
    readonly threshold: string;
  }): Promise<void> {
    await this.wake();
    await this.root.getByText('Add a target of your own').click();
    const form = this.root.locator('details', { hasText: 'Add a target of your own' });
    await form.getByLabel('Metric', { exact: true }).selectOption({ label: target.metric });
    await form.getByLabel('Statistic', { exact: true }).selectOption(target.statistic);
    const threshold = form.getByLabel(/^At (most|least)/);
    await this.commit(threshold, target.threshold);
    await form.getByRole('button', { name: 'Add target', exact: true }).click();
  }
}
