import type { Locator, Page } from '@playwright/test';
import { Widget } from './widget';

export type ChecklistChoice = 'Open' | 'Done' | 'Skip' | 'Does not apply';

export class StepChecklist extends Widget {
  constructor(page: Page, step: number) {
    const root = page.locator('[data-widget="step-checklist"]');
    super(page, 'step-checklist', root.filter({ has: page.locator(`#checklist-${step}`) }));
  }

  item(text: string): Locator {
    return this.root.getByRole('listitem').filter({ hasText: text });
  }

  async answer(text: string, choice: ChecklistChoice): Promise<void> {
    await this.item(text).getByRole('radio', { name: choice, exact: true }).check();
  }
}
