/** The components of the request path: their list in the system description, and the coverage cells that go by their names. */
import type { InvestigationRecord } from '@site/src/domain/investigation/investigation-record';

/** A path that most LLM applications have, in the order in which a request passes it. */
export const USUAL_COMPONENTS: readonly string[] = [
  'client',
  'network',
  'gateway',
  'retrieval',
  'tokeniser',
  'queue',
  'prefill',
  'decode',
  'stream',
];

/** Appends those that are not there yet; upper and lower case do not tell two components apart. */
export function addComponents(
  record: InvestigationRecord,
  names: readonly string[],
): InvestigationRecord {
  const components = names.reduce<readonly string[]>((list, name) => {
    const trimmed = name.trim();
    return trimmed === '' || hasComponent(list, trimmed) ? list : [...list, trimmed];
  }, record.system.components);
  return withComponents(record, components);
}

/** Whether a list has a component of this name. */
export function hasComponent(components: readonly string[], name: string): boolean {
  const wanted = name.trim().toLowerCase();
  return components.some((component) => component.toLowerCase() === wanted);
}

/** Removes a component and what was said about its coverage. */
export function removeComponent(record: InvestigationRecord, name: string): InvestigationRecord {
  const without = withComponents(
    record,
    record.system.components.filter((component) => component !== name),
  );
  const coverage = record.data.coverage.filter((cell) => cell.component !== name);
  return { ...without, data: { ...record.data, coverage } };
}

/** Moves a component along the path, 0 being the first place. */
export function moveComponent(
  record: InvestigationRecord,
  from: number,
  to: number,
): InvestigationRecord {
  const { components } = record.system;
  const moved = components[from];
  if (moved === undefined) return record;
  const others = components.filter((_component, index) => index !== from);
  return withComponents(record, [...others.slice(0, to), moved, ...others.slice(to)]);
}

/** Those of the path, then those that only the coverage of an imported record names. */
export function listComponents({
  system,
  data,
}: Pick<InvestigationRecord, 'system' | 'data'>): readonly string[] {
  return [...new Set([...system.components, ...data.coverage.map(({ component }) => component)])];
}

function withComponents(
  record: InvestigationRecord,
  components: readonly string[],
): InvestigationRecord {
  return { ...record, system: { ...record.system, components } };
}
