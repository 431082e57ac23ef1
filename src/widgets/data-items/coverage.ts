/** The coverage matrix: which signals there are for each component of the request path. */
import type {
  CoverageCell,
  InvestigationRecord,
} from '@site/src/domain/investigation/investigation-record';

export const SIGNALS: readonly CoverageCell['signal'][] = ['metrics', 'logs', 'traces', 'profiles'];
export const COVERAGE_STATES: readonly CoverageCell['state'][] = [
  'collected',
  'available',
  'missing',
  'not needed',
];

type Coverage = readonly CoverageCell[];

export function findCell(
  coverage: Coverage,
  component: string,
  signal: CoverageCell['signal'],
): CoverageCell | undefined {
  return coverage.find((cell) => cell.component === component && cell.signal === signal);
}

/** Writes one cell, keeping its note; null makes it undecided again. */
export function setCoverage(
  record: InvestigationRecord,
  component: string,
  signal: CoverageCell['signal'],
  state: CoverageCell['state'] | null,
): InvestigationRecord {
  const { coverage } = record.data;
  const before = findCell(coverage, component, signal);
  const others = coverage.filter((cell) => cell !== before);
  if (state === null) return withCoverage(record, others);
  if (before === undefined) return withCoverage(record, [...others, { component, signal, state }]);
  return withCoverage(
    record,
    coverage.map((cell) => (cell === before ? { ...cell, state } : cell)),
  );
}

/** What the matrix says in words: how much is decided, and where the investigation cannot see. */
export function describeCoverage(components: readonly string[], coverage: Coverage): string {
  if (components.length === 0) return '';
  const cells = components.flatMap((component) =>
    SIGNALS.flatMap((signal) => findCell(coverage, component, signal) ?? []),
  );
  const decided = `${cells.length} of ${components.length * SIGNALS.length} cells decided`;
  const blind = components.filter((component) => {
    const own = cells.filter((cell) => cell.component === component);
    return !own.some(({ state }) => state === 'collected' || state === 'not needed');
  });
  if (cells.length === 0) return `${decided}.`;
  return blind.length === 0
    ? `${decided}. Every component has at least one signal collected.`
    : `${decided}. Nothing collected yet for: ${blind.join(', ')}.`;
}

function withCoverage(record: InvestigationRecord, coverage: Coverage): InvestigationRecord {
  return { ...record, data: { ...record.data, coverage } };
}
