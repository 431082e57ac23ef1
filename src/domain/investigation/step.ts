/** The seven steps of the investigation loop, as data: the scenario's table, the diagram, the checklists and the record all read this. */

export type StepNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface ChecklistItem {
  /** Stable for ever: records answer by it. `s1-workload`. */
  readonly id: string;
  /** Starts with a verb. */
  readonly text: string;
  readonly why: string;
  /** What counts as evidence, for the slot's label: `link, file or number`. */
  readonly evidence: string;
}

export interface InvestigationStep {
  readonly number: StepNumber;
  /** File name of its page. */
  readonly slug: string;
  readonly title: string;
  /** Key of the record's section. */
  readonly section:
    'baseline' | 'symptoms' | 'data' | 'analysis' | 'reproduction' | 'optimisations' | 'monitoring';
  readonly focus: string;
  readonly output: readonly string[];
  readonly riskIfSkipped: string;
  /** 5 to 9 items. */
  readonly checklist: readonly ChecklistItem[];
}

export type PitfallId =
  | 'premature-optimization'
  | 'lack-of-profiling-tools'
  | 'ignoring-data-pipeline-performance'
  | 'suboptimal-model-deployment'
  | 'distributed-system-complexity';

export interface Pitfall {
  /** Also the file name of its page. */
  readonly id: PitfallId;
  readonly title: string;
  readonly impact: string;
  readonly correction: string;
  /** Questions of the self-audit; "yes" means the pitfall is avoided. Ids are stable: records answer by them. */
  readonly questions: readonly {
    readonly id: string;
    readonly text: string;
    readonly ifNo: string;
  }[];
}

export interface FitRow {
  /** Stable: records answer by it. */
  readonly id: string;
  readonly side: 'use' | 'avoid';
  readonly text: string;
  /** What to do when this row applies. */
  readonly advice: string;
  /** URL of the page that helps, from the site's root. */
  readonly page?: string;
}
