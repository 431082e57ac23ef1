/** The scope as it is edited: one row for each dimension, of which the record keeps those that say something. */
import type {
  InvestigationRecord,
  ScopeDimension,
} from '@site/src/domain/investigation/investigation-record';
import { setOptional } from '../kit/set-optional';

export interface ScopeQuestion {
  readonly dimension: ScopeDimension['dimension'];
  readonly title: string;
  /** What to think of. */
  readonly examples: string;
}

export const SCOPE_QUESTIONS: readonly ScopeQuestion[] = [
  { dimension: 'who', title: 'Who', examples: 'user groups, API keys, clients' },
  { dimension: 'where', title: 'Where', examples: 'regions, zones, replicas, nodes' },
  { dimension: 'when', title: 'When', examples: 'times of day, first minutes after a deployment' },
  { dimension: 'model', title: 'Model', examples: 'model, version, adapter, quantisation' },
  { dimension: 'route', title: 'Route', examples: 'endpoints, streaming or not, tools, retrieval' },
  { dimension: 'tenant', title: 'Tenant', examples: 'customers, teams, projects' },
  { dimension: 'load', title: 'Load', examples: 'concurrency, prompt length, answer length' },
  { dimension: 'other', title: 'Anything else', examples: 'what the rows above do not hold' },
];

export type ScopeSide = 'affected' | 'notAffected';

export function findScope(
  scope: readonly ScopeDimension[],
  dimension: ScopeDimension['dimension'],
): ScopeDimension | undefined {
  return scope.find((row) => row.dimension === dimension);
}

/** Writes one cell; a row whose two cells are empty leaves the record. */
export function setScope(
  record: InvestigationRecord,
  dimension: ScopeDimension['dimension'],
  side: ScopeSide,
  text: string,
): InvestigationRecord {
  const { scope } = record.symptoms;
  const before = findScope(scope, dimension);
  const after = setOptional(before ?? { dimension }, side, text);
  const next =
    before === undefined ? [...scope, after] : scope.map((row) => (row === before ? after : row));
  const kept = next.filter((row) => row !== after || !isEmpty(row));
  return { ...record, symptoms: { ...record.symptoms, scope: kept } };
}

/** How much contrast there is: a row helps only when both of its sides are known. */
export function describeScope(scope: readonly ScopeDimension[]): string {
  const contrasts = scope.filter((row) => has(row.affected) && has(row.notAffected));
  const oneSided = scope.filter((row) => has(row.affected) !== has(row.notAffected));
  if (contrasts.length === 0 && oneSided.length === 0) return 'No row is filled in yet.';
  const counted = `${plural(contrasts.length, 'row')} with both sides`;
  if (oneSided.length === 0) return `${counted}.`;
  const names = oneSided.map(({ dimension }) => titleOf(dimension).toLowerCase()).join(', ');
  return `${counted}. Only one side is known for: ${names}.`;
}

function isEmpty(row: ScopeDimension): boolean {
  return !has(row.affected) && !has(row.notAffected);
}

function has(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}

function titleOf(dimension: ScopeDimension['dimension']): string {
  return SCOPE_QUESTIONS.find((question) => question.dimension === dimension)?.title ?? dimension;
}

function plural(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
