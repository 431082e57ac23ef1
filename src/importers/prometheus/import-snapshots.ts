/** What a file with one snapshot or several of them gives. */
import type { MetricFamily, MetricsSnapshot } from '../../domain/metrics-snapshot/metrics-snapshot';
import type { ParsedFile } from '../format';
import type { ReportBuilder } from '../report';
import { countWith } from '../shared/plural';
import { combineSnapshots, describeSnapshots, haveCommonServer } from './combine-snapshots';
import { hideLabels } from './hide-labels';
import { findUnknownNames } from './unknown-names';

/**
 * Several snapshots of one server: a run from the first to the last. Of different servers (a scrape of the engine and one of the
 * GPUs, one after the other): one snapshot of all of them.
 */
export function importSnapshots(
  inFileOrder: readonly MetricsSnapshot[],
  report: ReportBuilder,
): ParsedFile {
  report.read(inFileOrder.length);
  report.keep(inFileOrder.length);
  const hidden = inFileOrder.map(hideLabels);
  if (hidden.some(({ hasHidden }) => hasHidden)) {
    report.secret('values of labels that are not needed, such as host names');
  }
  const snapshots = joinServers(hidden.map(({ snapshot }) => snapshot));
  const [first, last] = [snapshots[0], snapshots.at(-1)];
  if (!first || !last) return { runs: [], snapshots: [] };
  const { used, runs: sinceStart } = describeSnapshots(null, last);
  for (const name of findUnknownNames(last, used)) report.unknownField(name);
  if (sinceStart.length === 0) {
    report.note(
      'No metric in it is of a server that is known here (vLLM, SGLang, TGI, Triton, Dynamo, TensorRT-LLM, OpenTelemetry’s gen_ai, DCGM, node_exporter), so there is no run.',
    );
  }
  if (first === last) return { runs: sinceStart, snapshots };
  if (snapshots.length > 2) {
    report.note(
      `${countWith(snapshots.length, 'scrape')} of one server: the run goes from the first to the last one.`,
    );
  }
  const combined = combineSnapshots(first, last);
  if ('runs' in combined) return { runs: combined.runs, snapshots };
  report.note(combined.reason);
  return { runs: sinceStart, snapshots: [last] };
}

/** Snapshots by time where they have one; those without a server in common with their predecessors are added to them. */
function joinServers(inFileOrder: readonly MetricsSnapshot[]): MetricsSnapshot[] {
  const timed = inFileOrder.every(({ takenAt }) => takenAt !== undefined);
  const ordered = timed
    ? inFileOrder.toSorted((a, b) => (a.takenAt ?? 0) - (b.takenAt ?? 0))
    : inFileOrder;
  const joined: MetricsSnapshot[] = [];
  for (const snapshot of ordered) {
    const previous = joined.at(-1);
    if (!previous || haveCommonServer(previous, snapshot)) joined.push(snapshot);
    else joined[joined.length - 1] = join(previous, snapshot);
  }
  return joined;
}

/** Without what every process says of itself: nobody would know of which one. */
function join(a: MetricsSnapshot, b: MetricsSnapshot): MetricsSnapshot {
  const families = [...a.families, ...b.families].filter(
    ({ name }) => !name.startsWith('process_'),
  );
  const takenAt = b.takenAt ?? a.takenAt;
  return { ...(takenAt === undefined ? {} : { takenAt }), families: mergeFamilies(families) };
}

function mergeFamilies(families: readonly MetricFamily[]): MetricFamily[] {
  const merged = new Map<string, MetricFamily>();
  for (const family of families) {
    const previous = merged.get(family.name);
    merged.set(
      family.name,
      previous ? { ...previous, samples: [...previous.samples, ...family.samples] } : family,
    );
  }
  return [...merged.values()];
}
