/**
 * A query that counts events, read so far that a test can make up series for it: sums and differences of `sum(rate(counter{…}[w]))`,
 * also with `increase`, multiples, and `or` for what is missing. Anything else is not read.
 */
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { findRegexExample, matchesWhole } from './regex-example';

export interface CountedSelector {
  /** `rate` is per second, `increase` per window: a query that mixes them means something else. */
  readonly by: 'rate' | 'increase';
  readonly name: string;
  readonly matchers: readonly Matcher[];
}

interface Matcher {
  readonly label: string;
  readonly operator: string;
  readonly value: string;
}

export interface ExampleSeries {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

export type CountedExpression =
  | { readonly kind: 'sum'; readonly selector: CountedSelector }
  | { readonly kind: 'number'; readonly value: number }
  | {
      readonly kind: '+' | '-' | '*' | '/' | 'or';
      readonly left: CountedExpression;
      readonly right: CountedExpression;
    };

const OPERATORS: Readonly<Record<string, '+' | '-' | '*' | '/' | 'or'>> = {
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  or: 'or',
};

/** Null where it holds anything that is not listed above. The window is taken to be filled in already. */
export function readCountedExpression(text: string): CountedExpression | null {
  const top = parser.parse(text).topNode.firstChild;
  return top === null ? null : readExpression(top, text);
}

function readExpression(node: SyntaxNode, text: string): CountedExpression | null {
  switch (node.name) {
    case 'ParenExpr':
      return node.firstChild === null ? null : readExpression(node.firstChild, text);
    case 'NumberDurationLiteral': {
      const value = Number(textOf(node, text));
      return Number.isFinite(value) ? { kind: 'number', value } : null;
    }
    case 'BinaryExpr': {
      const [left, operator, right, ...more] = childrenOf(node);
      if (!left || !operator || !right || more.length > 0) return null;
      const kind = OPERATORS[textOf(operator, text).toLowerCase()];
      const [a, b] = [readExpression(left, text), readExpression(right, text)];
      return kind !== undefined && a !== null && b !== null ? { kind, left: a, right: b } : null;
    }
    case 'AggregateExpr':
      return readSum(node, text);
    default:
      return null;
  }
}

/** `sum(rate(x[w]))`, without `by`. */
function readSum(node: SyntaxNode, text: string): CountedExpression | null {
  const [operation, body, ...more] = childrenOf(node);
  const call = body?.name === 'FunctionCallBody' ? body.firstChild : null;
  if (operation?.firstChild?.name !== 'Sum' || more.length > 0 || call?.name !== 'FunctionCall') {
    return null;
  }
  const [name, args] = childrenOf(call);
  const range = args?.firstChild;
  const by = name ? textOf(name, text).toLowerCase() : '';
  if ((by !== 'rate' && by !== 'increase') || range?.name !== 'MatrixSelector') return null;
  const selector = range.firstChild;
  if (selector?.name !== 'VectorSelector') return null;
  const read = readSelector(selector, by, text);
  return read === null ? null : { kind: 'sum', selector: read };
}

function readSelector(
  node: SyntaxNode,
  by: CountedSelector['by'],
  text: string,
): CountedSelector | null {
  const [identifier, list] = childrenOf(node);
  if (identifier?.name !== 'Identifier') return null;
  const matchers: Matcher[] = [];
  for (const matcher of list ? childrenOf(list) : []) {
    const [label, operator, string] = childrenOf(matcher);
    const value = string ? readString(textOf(string, text)) : null;
    if (matcher.name !== 'UnquotedLabelMatcher' || !label || !operator || value === null) {
      return null;
    }
    matchers.push({ label: textOf(label, text), operator: textOf(operator, text), value });
  }
  return { by, name: textOf(identifier, text), matchers };
}

function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

function textOf({ from, to }: SyntaxNode, text: string): string {
  return text.slice(from, to);
}

const ESCAPES = /\\(?:x([0-7][0-9a-f])|u([0-9a-f]{4})|(["'\\nt]))/giu;

/** What a PromQL string stands for; null for escapes other than those of quotes, backslashes, line ends, tabs and code points. */
function readString(quoted: string): string | null {
  const inner = quoted.slice(1, -1);
  if (quoted.startsWith('`')) return inner;
  if (inner.replaceAll(ESCAPES, '').includes('\\')) return null;
  return inner.replaceAll(ESCAPES, (_all, byte?: string, unit?: string, one = '') => {
    const hex = byte ?? unit;
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    return one === 'n' ? '\n' : one === 't' ? '\t' : String(one);
  });
}

/** One series that the selector selects; null where none can be made up. */
export function findExampleSeries(selector: CountedSelector): ExampleSeries | null {
  const { name, matchers } = selector;
  const labels: Record<string, string> = {};
  for (const { label, operator, value } of matchers) {
    if (operator === '=') labels[label] = value;
    if (operator === '=~') {
      const example = findRegexExample(value);
      if (example === null) return null;
      labels[label] ??= example;
    }
  }
  const series = { name, labels };
  return selects(selector, series) ? series : null;
}

/** A label that a series does not have counts as empty. */
function selects({ name, matchers }: CountedSelector, series: ExampleSeries): boolean {
  return (
    name === series.name &&
    matchers.every(({ label, operator, value }) => {
      const actual = series.labels[label] ?? '';
      switch (operator) {
        case '=':
          return actual === value;
        case '!=':
          return actual !== value;
        case '=~':
          return matchesWhole(value, actual);
        default:
          return !matchesWhole(value, actual);
      }
    })
  );
}

export function listSelectors(expression: CountedExpression): readonly CountedSelector[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'sum':
      return [expression.selector];
    default:
      return [...listSelectors(expression.left), ...listSelectors(expression.right)];
  }
}

/**
 * Its value when `present` are all the series there are, and those in `raised` count one event a second. Null is PromQL's empty
 * result.
 */
export function computeCounted(
  expression: CountedExpression,
  present: readonly ExampleSeries[],
  raised: readonly ExampleSeries[],
): number | null {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'sum': {
      const selected = present.filter((series) => selects(expression.selector, series));
      return selected.length === 0
        ? null
        : selected.filter((series) => raised.includes(series)).length;
    }
    default: {
      const left = computeCounted(expression.left, present, raised);
      const right = computeCounted(expression.right, present, raised);
      if (expression.kind === 'or') return left ?? right;
      return left === null || right === null ? null : compute(expression.kind, left, right);
    }
  }
}

function compute(operator: '+' | '-' | '*' | '/', left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
  }
}

const GENERATORS = /^(?:vector|scalar|time|absent|absent_over_time)$/u;

/** Whether a query gives nothing when there is no series at all; false where that is not certain. */
export function isEmptyWithoutData(text: string): boolean {
  let isCertain = true;
  parser.parse(text).iterate({
    enter: ({ name, node }) => {
      if (name === 'Or' || node.type.isError) isCertain = false;
      if (name !== 'FunctionCall') return;
      const [identifier, body] = childrenOf(node);
      const isGenerator =
        identifier === undefined || GENERATORS.test(textOf(identifier, text).toLowerCase());
      // Without an argument, `hour()` and its like speak of the present.
      if (isGenerator || (body?.firstChild ?? null) === null) isCertain = false;
    },
  });
  return isCertain;
}
