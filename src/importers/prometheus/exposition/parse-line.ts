/**
 * One line of the Prometheus text format 0.0.4 or of OpenMetrics 1.0. Names of metrics and labels may be quoted, as Prometheus 3
 * writes those that are not made of letters, digits, `_` and `:`. Blanks are allowed wherever 0.0.4 allows them.
 */

export interface SampleLine {
  readonly kind: 'sample';
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  /** As written: milliseconds in 0.0.4, seconds in OpenMetrics. */
  readonly timestamp?: number;
  readonly hasExemplar: boolean;
}

export type ExpositionLine =
  | SampleLine
  | { readonly kind: 'type'; readonly name: string; readonly type: string }
  | { readonly kind: 'help'; readonly name: string }
  | { readonly kind: 'unit'; readonly name: string }
  | { readonly kind: 'end' }
  | { readonly kind: 'comment' };

const NAME = /[a-zA-Z_:][a-zA-Z0-9_:]*/y;
const DIRECTIVE = /^#[ \t]+(HELP|TYPE|UNIT)[ \t]+(?:"((?:[^"\\]|\\.)*)"|(\S+))(?:[ \t]+(\S+))?/u;

/** Null for a line that is neither a sample nor a comment: log output, an HTTP header, a line that is cut off. */
export function parseExpositionLine(text: string): ExpositionLine | null {
  const line = text.trim();
  if (line.startsWith('#')) return parseComment(line);
  return parseSample(line);
}

function parseComment(line: string): ExpositionLine {
  if (line === '# EOF') return { kind: 'end' };
  const [, word, quoted, plain, rest = ''] = DIRECTIVE.exec(line) ?? [];
  const name = quoted === undefined ? plain : unescape(quoted);
  if (name === undefined) return { kind: 'comment' };
  if (word === 'TYPE') return { kind: 'type', name, type: rest.toLowerCase() };
  return { kind: word === 'UNIT' ? 'unit' : 'help', name };
}

function parseSample(line: string): SampleLine | null {
  const start = matchAt(NAME, line, 0) ?? '';
  let position = skipBlanks(line, start.length);
  let name = start;
  let labels: Record<string, string> = {};
  if (line[position] === '{') {
    const set = parseLabelSet(line, position);
    if (!set || (start !== '' && set.name !== undefined)) return null;
    name = set.name ?? start;
    labels = set.labels;
    position = set.end;
  } else if (position === start.length) return null;
  if (name === '') return null;
  const [, valueText = '', timestampText, exemplar] =
    /^[ \t]*(\S+)(?:[ \t]+([-+0-9.eE]+))?([ \t]+#[ \t]*\{.*)?$/u.exec(line.slice(position)) ?? [];
  const value = parseValue(valueText);
  const timestamp = timestampText === undefined ? undefined : Number(timestampText);
  if (value === undefined || Number.isNaN(timestamp)) return null;
  return {
    kind: 'sample',
    name,
    labels,
    value,
    ...(timestamp === undefined ? {} : { timestamp }),
    hasExemplar: exemplar !== undefined,
  };
}

interface LabelSet {
  /** The metric's own name, where it is quoted inside the braces. */
  readonly name?: string;
  readonly labels: Record<string, string>;
  /** Index after the closing brace. */
  readonly end: number;
}

/** `{a="1",b="2",}`, or `{"the metric","a.b"="1"}`; null when it is not closed or not well formed. */
function parseLabelSet(line: string, open: number): LabelSet | null {
  const entries: [string, string][] = [];
  let name: string | undefined;
  let position = skipBlanks(line, open + 1);
  while (line[position] !== '}') {
    const key = parseLabelName(line, position);
    if (!key) return null;
    position = skipBlanks(line, key.end);
    if (line[position] === '=') {
      const value = parseQuoted(line, skipBlanks(line, position + 1));
      if (!value) return null;
      entries.push([key.text, value.text]);
      position = skipBlanks(line, value.end);
    } else if (key.isQuoted && name === undefined && entries.length === 0) name = key.text;
    else return null;
    if (line[position] === ',') position = skipBlanks(line, position + 1);
    else if (line[position] !== '}') return null;
  }
  const labels = Object.fromEntries(entries);
  return { ...(name === undefined ? {} : { name }), labels, end: position + 1 };
}

interface Token {
  readonly text: string;
  readonly end: number;
  readonly isQuoted: boolean;
}

function parseLabelName(line: string, start: number): Token | null {
  if (line[start] === '"') return parseQuoted(line, start);
  const text = matchAt(NAME, line, start);
  return text === null ? null : { text, end: start + text.length, isQuoted: false };
}

function parseQuoted(line: string, start: number): Token | null {
  if (line[start] !== '"') return null;
  let end = start + 1;
  while (end < line.length && line[end] !== '"') end += line[end] === '\\' ? 2 : 1;
  if (end >= line.length) return null;
  return { text: unescape(line.slice(start + 1, end)), end: end + 1, isQuoted: true };
}

/** `\\`, `\"` and `\n`; any other backslash stands for itself. */
function unescape(text: string): string {
  return text.replaceAll(/\\([\\"n])/g, (_, character: string) =>
    character === 'n' ? '\n' : character,
  );
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/u;
const HEXADECIMAL = /^([-+]?)0[xX]([0-9a-fA-F]+)\.?([0-9a-fA-F]*)[pP]([-+]?\d+)$/u;

/** What Go's ParseFloat reads: decimal, `NaN`, `+Inf`, and hexadecimal with a binary exponent. Undefined for anything else. */
export function parseValue(text: string): number | undefined {
  if (NUMBER.test(text)) return Number(text);
  if (/^[-+]?nan$/iu.test(text)) return Number.NaN;
  if (/^[-+]?inf(?:inity)?$/iu.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  const [, sign, whole, fraction = '', exponent] = HEXADECIMAL.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const digits = Number.parseInt(whole + fraction, 16);
  return (sign === '-' ? -1 : 1) * digits * 2 ** (Number(exponent) - 4 * fraction.length);
}

function skipBlanks(line: string, start: number): number {
  let position = start;
  while (line[position] === ' ' || line[position] === '\t') position += 1;
  return position;
}

function matchAt(sticky: RegExp, text: string, position: number): string | null {
  sticky.lastIndex = position;
  return sticky.exec(text)?.[0] ?? null;
}
