/**
 * A PromQL expression as plain data, so that two texts which mean the same are equal: no needless parentheses, matchers and label
 * lists in order, durations in seconds, constant arithmetic worked out. Grammar: @prometheus-io/lezer-promql.
 */
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

export type PromTree =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | {
      readonly kind: 'selector';
      readonly name: string;
      /** Sorted, `name op "value"`. */
      readonly matchers: readonly string[];
    }
  /** A range, a subquery or an offset of the child; `at` is its durations in seconds. */
  | { readonly kind: 'range' | 'subquery' | 'offset'; readonly at: string; readonly of: PromTree }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly PromTree[] }
  | {
      readonly kind: 'aggregation';
      readonly name: string;
      /** `by a,b`, `without a`, or empty. */
      readonly grouping: string;
      readonly args: readonly PromTree[];
    }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      /** `bool`, `on a,b group_left`, or empty. */
      readonly modifier: string;
      readonly left: PromTree;
      readonly right: PromTree;
    }
  | { readonly kind: 'negated'; readonly of: PromTree };

export interface TreeOptions {
  /** Label names that are written in another way. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** @throws Error where the grammar finds a fault. */
export function parsePromql(text: string, options: TreeOptions = {}): PromTree {
  const tree = parser.parse(text);
  tree.iterate({
    enter: (node) => {
      if (node.type.isError) throw new Error(`not PromQL at ${node.from}: ${text}`);
    },
  });
  const [expression] = childrenOf(tree.topNode);
  if (!expression) throw new Error(`no expression: ${text}`);
  return new Reader(text, options).read(expression);
}

function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'LineComment') children.push(child);
  }
  return children;
}

class Reader {
  constructor(
    private readonly text: string,
    private readonly options: TreeOptions,
  ) {}

  read(node: SyntaxNode): PromTree {
    const children = childrenOf(node);
    const [first] = children;
    switch (node.name) {
      case 'ParenExpr':
        return this.read(this.need(first));
      case 'NumberDurationLiteral':
        return { kind: 'number', value: readNumber(this.textOf(node)) };
      case 'StringLiteral':
        return { kind: 'string', value: readString(this.textOf(node)) };
      case 'VectorSelector':
        return this.readSelector(children);
      case 'MatrixSelector':
        return this.readAt('range', children);
      case 'SubqueryExpr':
        return this.readAt('subquery', children);
      case 'OffsetExpr':
        return this.readAt('offset', children);
      case 'FunctionCall':
        return {
          kind: 'call',
          name: this.textOf(this.need(first)).toLowerCase(),
          args: this.readBody(children),
        };
      case 'AggregateExpr': {
        const modifier = children.find(({ name }) => name === 'AggregateModifier');
        return {
          kind: 'aggregation',
          name: this.textOf(this.need(first)).toLowerCase(),
          grouping: modifier ? this.readModifier(modifier) : '',
          args: this.readBody(children),
        };
      }
      case 'BinaryExpr':
        return this.readBinary(children);
      case 'UnaryExpr': {
        const of = this.read(this.need(children.at(-1)));
        if (!this.textOf(node).startsWith('-')) return of;
        return of.kind === 'number'
          ? { kind: 'number', value: -of.value }
          : { kind: 'negated', of };
      }
      default:
        throw new Error(`${node.name} is not read: ${this.text}`);
    }
  }

  private readBinary(children: readonly SyntaxNode[]): PromTree {
    const left = this.read(this.need(children[0]));
    const right = this.read(this.need(children.at(-1)));
    const operator = this.textOf(this.need(children[1])).toLowerCase();
    const modifier = children
      .slice(2, -1)
      .map((child) => this.readModifier(child))
      .join(' ');
    if (left.kind === 'number' && right.kind === 'number') {
      const value = computeConstant(operator, left.value, right.value);
      if (value !== undefined) return { kind: 'number', value };
    }
    return { kind: 'binary', operator, modifier, left, right };
  }

  private readBody(children: readonly SyntaxNode[]): readonly PromTree[] {
    const body = children.find(({ name }) => name === 'FunctionCallBody');
    return body ? childrenOf(body).map((child) => this.read(child)) : [];
  }

  private readAt(kind: 'range' | 'subquery' | 'offset', children: readonly SyntaxNode[]): PromTree {
    const [inner, ...rest] = children;
    const of = this.read(this.need(inner));
    const end = this.need(rest.at(-1)).to;
    const at = this.text
      .slice(this.need(inner).to, end)
      .replaceAll(/\s/gu, '')
      .replaceAll(/(?:\d+(?:ms|[smhdwy]))+/gu, (duration) => String(readDuration(duration)));
    return { kind, at, of };
  }

  private readSelector(children: readonly SyntaxNode[]): PromTree {
    const name = children.find((child) => child.name === 'Identifier');
    const list = children.find((child) => child.name === 'LabelMatchers');
    const matchers = (list ? childrenOf(list) : []).map((matcher) => {
      const [label, operator, value] = childrenOf(matcher);
      return [
        this.rename(this.textOf(this.need(label))),
        this.textOf(this.need(operator)),
        JSON.stringify(readString(this.textOf(this.need(value)))),
      ].join(' ');
    });
    return { kind: 'selector', name: name ? this.textOf(name) : '', matchers: matchers.toSorted() };
  }

  /** `by (a, b)`, `on (a) group_left (b)`, `bool`: words in lower case, labels renamed and in order. */
  private readModifier(node: SyntaxNode): string {
    if (node.name === 'GroupingLabels') {
      return childrenOf(node)
        .map((label) => this.rename(this.textOf(label)))
        .toSorted()
        .join(',');
    }
    const children = childrenOf(node);
    return children.length === 0
      ? this.textOf(node).toLowerCase()
      : children.map((child) => this.readModifier(child)).join(' ');
  }

  private rename(label: string): string {
    return this.options.labels?.[label] ?? label;
  }

  private textOf({ from, to }: SyntaxNode): string {
    return this.text.slice(from, to);
  }

  private need(node: SyntaxNode | undefined): SyntaxNode {
    if (!node) throw new Error(`a part is missing: ${this.text}`);
    return node;
  }
}

function computeConstant(operator: string, a: number, b: number): number | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '^':
      return a ** b;
    default:
      return undefined;
  }
}

const SECONDS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

/** `1h30m` in seconds. */
export function readDuration(text: string): number {
  return [...text.matchAll(/(\d+)(ms|[smhdwy])/gu)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (SECONDS[unit ?? ''] ?? Number.NaN),
    0,
  );
}

function readNumber(text: string): number {
  if (/^(?:\d+(?:ms|[smhdwy]))+$/u.test(text)) return readDuration(text);
  return /^inf$/iu.test(text) ? Infinity : Number(text);
}

/** The escapes that our rules and the compared ones use; others are left as they are. */
function readString(text: string): string {
  const inner = text.slice(1, -1);
  if (text.startsWith('`')) return inner;
  return inner.replaceAll(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))/gu, (_all, ...groups) => {
    const [byte, unit, one] = groups as (string | undefined)[];
    const hex = byte ?? unit;
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    return one === 'n' ? '\n' : (one ?? '');
  });
}

/**
 * Where two trees differ, as a path with both sides; null where they mean the same. Numbers are equal within 1e-12 of the larger,
 * for Go prints a product of doubles where we print the product.
 */
export function findTreeDifference(ours: PromTree, theirs: PromTree, path = ''): string | null {
  return findDifference(ours, theirs, path);
}

function findDifference(a: unknown, b: unknown, path: string): string | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const isSame = a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
    return isSame ? null : `${path}: ${a} and ${b}`;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return a === b ? null : `${path}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`;
  }
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const found = findDifference(left.get(key), right.get(key), `${path}/${key}`);
    if (found !== null) return found;
  }
  return null;
}

/** The tree with `change` applied to each part, innermost first. */
export function mapTree(tree: PromTree, change: (part: PromTree) => PromTree): PromTree {
  const next = (part: PromTree) => mapTree(part, change);
  switch (tree.kind) {
    case 'number':
    case 'string':
    case 'selector':
      return change(tree);
    case 'range':
    case 'subquery':
    case 'offset':
    case 'negated':
      return change({ ...tree, of: next(tree.of) });
    case 'call':
    case 'aggregation':
      return change({ ...tree, args: tree.args.map(next) });
    case 'binary':
      return change({ ...tree, left: next(tree.left), right: next(tree.right) });
  }
}
