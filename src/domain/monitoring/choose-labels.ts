/** Which of the labels that a reader gave can stand in a selector. */
import type { LabelMatch } from './promql-text';
import { isLabelName, isSelectableValue } from './promql-text';

export interface LabelChoice {
  readonly labels: readonly LabelMatch[];
  /** One sentence for each label that was begun and is left out. */
  readonly warnings: readonly string[];
}

/** An empty value would select the series that do not have the label: taken for one that is not typed yet. */
export function chooseLabels(given: readonly LabelMatch[]): LabelChoice {
  const labels = new Map<string, LabelMatch>();
  const warnings: string[] = [];
  for (const label of given) {
    const problem = findProblem(label, labels);
    if (problem === null) labels.set(label.name, label);
    else if (problem !== '') warnings.push(problem);
  }
  return { labels: [...labels.values()], warnings };
}

/** Null for none; empty for a label of which nothing was typed. */
function findProblem(
  { name, value }: LabelMatch,
  taken: ReadonlyMap<string, LabelMatch>,
): string | null {
  if (name === '') return value === '' ? '' : 'A label without a name is left out.';
  if (!isLabelName(name)) {
    return `The label ${JSON.stringify(name)} is left out: it is no name of a label.`;
  }
  if (value === '') return `The label ${name} is left out: it has no value yet.`;
  if (!isSelectableValue(value)) {
    return `The label ${name} is left out: its value has a character that no rule can hold, U+FFFD or half of one.`;
  }
  return taken.has(name) ? `The label ${name} is there twice: the first counts.` : null;
}
