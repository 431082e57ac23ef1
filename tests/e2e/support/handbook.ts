/** The handbook as a reader in one tab has it: its pages, and the widgets on the page that is open. */
import type { Page } from '@playwright/test';
import type { InvestigationRecord } from '../../../src/domain/investigation/investigation-record';
import { WORKSPACE } from './addresses';
import { hydrated } from './hydrated';
import { BenchmarkImport } from './widgets/benchmark-import';
import { GapTable } from './widgets/gap-table';
import { MetricEntry } from './widgets/metric-entry';
import { RecordPanel } from './widgets/record-panel';
import { SloTargets } from './widgets/slo-targets';
import { StepChecklist } from './widgets/step-checklist';
import { Widget } from './widgets/widget';

export class Handbook {
  readonly benchmarkImport: BenchmarkImport;
  readonly gapTable: GapTable;
  readonly metricEntry: MetricEntry;
  readonly recordPanel: RecordPanel;
  readonly sloTargets: SloTargets;

  /** @param origin where the site is served, for a page of a browser that does not know it. */
  constructor(
    readonly page: Page,
    private readonly origin = '',
  ) {
    this.benchmarkImport = new BenchmarkImport(page);
    this.gapTable = new GapTable(page);
    this.metricEntry = new MetricEntry(page);
    this.recordPanel = new RecordPanel(page);
    this.sloTargets = new SloTargets(page);
  }

  async open(url: string): Promise<void> {
    await this.page.goto(`${this.origin}${url}`);
    await hydrated(this.page);
  }

  async openWorkspace(): Promise<void> {
    await this.open(WORKSPACE);
    await this.recordPanel.wake();
  }

  /** Starts a record that is stored, so that a second tab finds it. */
  async startRecord(title: string): Promise<void> {
    await this.openWorkspace();
    await this.recordPanel.title.fill(title);
    await this.recordPanel.saved();
  }

  /** Opens the workspace and exports what is there. */
  async exportFromWorkspace(): Promise<InvestigationRecord> {
    await this.openWorkspace();
    return this.recordPanel.exportRecord();
  }

  checklist(step: number): StepChecklist {
    return new StepChecklist(this.page, step);
  }

  /** Any other widget, by its name in kebab-case. */
  widget(name: string): Widget {
    return new Widget(this.page, name);
  }
}
