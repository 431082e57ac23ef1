/** The record's lists of things with an id, wherever they stand in it, under one name each. */
import type {
  ActionItem,
  Change,
  Dashboard,
  DataItem,
  Hypothesis,
  InvestigationRecord,
  Measurement,
  MonitoringAlert,
  OpenQuestion,
  Optimisation,
  RecordTarget,
  TimelineEvent,
} from './investigation-record';

/** The record's lists of things with an id, and what stands in them. */
export interface RecordLists {
  measurements: Measurement;
  targets: RecordTarget;
  changes: Change;
  dataItems: DataItem;
  hypotheses: Hypothesis;
  optimisations: Optimisation;
  alerts: MonitoringAlert;
  dashboards: Dashboard;
  timeline: TimelineEvent;
  actions: ActionItem;
  openQuestions: OpenQuestion;
}
export type RecordListName = keyof RecordLists;

interface Lens<Item> {
  readonly read: (record: InvestigationRecord) => readonly Item[];
  readonly write: (record: InvestigationRecord, items: readonly Item[]) => InvestigationRecord;
}

const LISTS: { readonly [Name in RecordListName]: Lens<RecordLists[Name]> } = {
  measurements: {
    read: (record) => record.measurements,
    write: (record, measurements) => ({ ...record, measurements }),
  },
  targets: {
    read: (record) => record.baseline.targets,
    write: (record, targets) => ({ ...record, baseline: { ...record.baseline, targets } }),
  },
  changes: {
    read: (record) => record.symptoms.changes,
    write: (record, changes) => ({ ...record, symptoms: { ...record.symptoms, changes } }),
  },
  dataItems: {
    read: (record) => record.data.items,
    write: (record, items) => ({ ...record, data: { ...record.data, items } }),
  },
  hypotheses: {
    read: (record) => record.analysis.hypotheses,
    write: (record, hypotheses) => ({ ...record, analysis: { ...record.analysis, hypotheses } }),
  },
  optimisations: {
    read: (record) => record.optimisations.cards,
    write: (record, cards) => ({ ...record, optimisations: { ...record.optimisations, cards } }),
  },
  alerts: {
    read: (record) => record.monitoring.alerts,
    write: (record, alerts) => ({ ...record, monitoring: { ...record.monitoring, alerts } }),
  },
  dashboards: {
    read: (record) => record.monitoring.dashboards,
    write: (record, dashboards) => ({
      ...record,
      monitoring: { ...record.monitoring, dashboards },
    }),
  },
  timeline: {
    read: (record) => record.timeline,
    write: (record, timeline) => ({ ...record, timeline }),
  },
  actions: {
    read: (record) => record.actions,
    write: (record, actions) => ({ ...record, actions }),
  },
  openQuestions: {
    read: (record) => record.openQuestions,
    write: (record, openQuestions) => ({ ...record, openQuestions }),
  },
};

/** Replaces one list by what `change` makes of it: `editList(record, 'actions', (actions) => …)`. */
export function editList<Name extends RecordListName>(
  record: InvestigationRecord,
  name: Name,
  change: (items: readonly RecordLists[Name][]) => readonly RecordLists[Name][],
): InvestigationRecord {
  const list: Lens<RecordLists[Name]> = LISTS[name];
  return list.write(record, change(list.read(record)));
}
