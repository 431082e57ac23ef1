/** New records. Ids and times come from the caller: the domain has no clock and no randomness. */
import type { InvestigationRecord } from './investigation-record';
import { SCHEMA_VERSION } from './versions/v1/record';

export const UNTITLED = 'Untitled investigation';

export interface NewRecord {
  readonly id: string;
  /** UTC, as `2026-11-24T08:00:00Z`. */
  readonly now: string;
  readonly title?: string;
}

/** A record in which nothing has been answered yet. */
export function createRecord({ id, now, title = UNTITLED }: NewRecord): InvestigationRecord {
  return {
    schemaVersion: SCHEMA_VERSION,
    id,
    title,
    status: 'draft',
    reviewers: [],
    createdAt: now,
    modifiedAt: now,
    revision: 0,
    system: { components: [] },
    measurements: [],
    baseline: { targets: [] },
    symptoms: { questions: {}, scope: [], changes: [] },
    data: { items: [], coverage: [] },
    analysis: { hypotheses: [] },
    reproduction: { measurements: [] },
    optimisations: { cards: [] },
    monitoring: { alerts: [], dashboards: [] },
    fit: {},
    pitfalls: {},
    checklist: {},
    timeline: [],
    actions: [],
    lessons: {},
    openQuestions: [],
  };
}

/** The same investigation under another id, as a draft of its own. */
export function copyRecord(
  record: InvestigationRecord,
  { id, now, title = record.title }: NewRecord,
): InvestigationRecord {
  return { ...record, id, title, createdAt: now, modifiedAt: now, revision: 0 };
}
