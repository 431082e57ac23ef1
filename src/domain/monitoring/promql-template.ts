/**
 * PromQL that a reader writes once for every window: `sum(rate(http_requests_total{status=~"5.."}[$window]))`. Only the grammar is
 * checked here, by the parser of Prometheus' own editor; whether the metrics exist, only the reader's Prometheus knows.
 */
import { parser } from '@prometheus-io/lezer-promql';
import { hasUnsafeCharacter } from './promql-text';

/** Comments and strings, which stay as they are, or (without the group) the place of a window. */
const PARTS =
  /(#[^\n]*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)|\[\s*(?:\$window|\{\{\s*\.window\s*\}\})\s*(?=[:\]])/gsu;

/** What stands for `[$window]` while a template is parsed; any duration would do. */
const SAMPLE_WINDOW = '5m';

/** Null when the text is one whole expression that uses `[$window]`; else a sentence that says what to do. */
export function checkPromqlTemplate(template: string): string | null {
  if (template.trim() === '') return 'Write a query here.';
  if (fillWindow(template, SAMPLE_WINDOW) === template) {
    return 'Write [$window] where the window belongs, as in sum(rate(http_requests_total[$window])): the rules need the query for each window.';
  }
  return checkPromql(fillWindow(template, SAMPLE_WINDOW));
}

/** Null when the text is one whole PromQL expression. */
export function checkPromql(expression: string): string | null {
  if (hasUnsafeCharacter(expression)) {
    return 'The query has an invisible character that would not arrive in Prometheus as it stands: type it anew.';
  }
  let problem: string | null = null;
  parser.parse(expression).iterate({
    enter: ({ type, from }) => {
      if (type.isError && problem === null) {
        const near = expression.slice(Math.max(0, from - 12), from + 12).trim();
        problem = `This is not PromQL near “${near}”: check brackets, quotes and commas.`;
      }
    },
  });
  return problem;
}

/** The query for one window; Sloth's `[{{.window}}]` is understood too. What stands in a string or a comment is not a window. */
export function fillWindow(template: string, window: string): string {
  return template.replaceAll(PARTS, (_whole, kept?: string) => kept ?? `[${window}`);
}

/** Whether the whole expression is `sum(…)` without `by` or `without`, so that it gives one series. */
export function isPlainSum(expression: string): boolean {
  const top = parser.parse(expression).topNode.firstChild;
  if (top?.name !== 'AggregateExpr' || top.nextSibling !== null) return false;
  const parts = [top.firstChild, top.firstChild?.nextSibling ?? null, top.lastChild];
  return (
    parts[0]?.firstChild?.name === 'Sum' &&
    parts[1]?.name === 'FunctionCallBody' &&
    parts[2]?.name === 'FunctionCallBody'
  );
}
