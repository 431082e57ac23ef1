/** Writing PromQL: strings, selectors, durations, the `le` of a bucket. Source: https://prometheus.io/docs/prometheus/latest/querying/basics/ */

export interface LabelMatch {
  readonly name: string;
  readonly value: string;
}

/** Names that every release accepts; since Prometheus 3 there are others, which older ones refuse. */
const LABEL_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/u;
const METRIC_NAME = /^[A-Za-z_:][A-Za-z0-9_:]*$/u;

export function isLabelName(name: string): boolean {
  return LABEL_NAME.test(name) && name !== '__name__';
}

/**
 * Whether a rule can select that value. Half a surrogate pair has no UTF-8; and U+FFFD loads, but Prometheus prints and reads each rule
 * again to evaluate it, and then takes that character for a fault in the encoding.
 */
export function isSelectableValue(value: string): boolean {
  return !/[\p{Surrogate}\uFFFD]/u.test(value);
}

export function isMetricName(name: string): boolean {
  return METRIC_NAME.test(name);
}

/**
 * What must not stand in a query as it is: controls, which no shell or YAML reader passes on; the line breaks of YAML 1.1, which
 * Prometheus' reader would make others of; what turns the direction of a text; and what is no character.
 */
const UNSAFE =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/** A PromQL string in double quotes, whose escapes are Go's; it holds no line break and no invisible character as it is. */
export function quotePromql(text: string): string {
  const escaped = text
    .replaceAll(/["\\]/gu, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll(UNSAFE, escapeCharacter)
    // Half a surrogate pair has no UTF-8, so no label of Prometheus can hold it. What stands for it is escaped, because Prometheus
    // takes U+FFFD itself for a fault in the encoding: “invalid UTF-8 rune”.
    .replaceAll(/[\p{Surrogate}\uFFFD]/gu, String.raw`\ufffd`);
  return `"${escaped}"`;
}

/** Go's `\x` is a byte, so it serves for ASCII only. */
function escapeCharacter(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x80
    ? `\\x${code.toString(16).padStart(2, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Whether a query that a person wrote has a character that would not arrive in Prometheus as it stands; line breaks and tabs do. */
export function hasUnsafeCharacter(query: string): boolean {
  return (
    query.replaceAll(/[\n\t]/gu, '').search(UNSAFE) !== -1 || /[\p{Surrogate}\uFFFD]/u.test(query)
  );
}

/** `name{a="1",le=~"1(\\.0)?"}`; `extra` are matchers that are already PromQL. */
export function formatSelector(
  name: string,
  labels: readonly LabelMatch[],
  extra: readonly string[] = [],
): string {
  const matchers = [
    ...labels.map((label) => `${label.name}=${quotePromql(label.value)}`),
    ...extra,
  ];
  return matchers.length === 0 ? name : `${name}{${matchers.join(',')}}`;
}

const DURATION_UNITS = [
  { symbol: 'y', seconds: 365 * 86_400, onlyWhole: true },
  { symbol: 'w', seconds: 7 * 86_400, onlyWhole: true },
  { symbol: 'd', seconds: 86_400, onlyWhole: false },
  { symbol: 'h', seconds: 3600, onlyWhole: false },
  { symbol: 'm', seconds: 60, onlyWhole: false },
  { symbol: 's', seconds: 1, onlyWhole: false },
] as const;

/** Whole seconds as Prometheus writes a duration: `5m`, `1h30m`, `4w`, `30d`; weeks and years only when nothing is left over. */
export function formatPromDuration(seconds: number): string {
  let rest = seconds;
  let text = '';
  for (const unit of DURATION_UNITS) {
    if (rest < unit.seconds || (unit.onlyWhole && rest % unit.seconds !== 0)) continue;
    text += `${Math.floor(rest / unit.seconds)}${unit.symbol}`;
    rest %= unit.seconds;
  }
  return text === '' ? '0s' : text;
}

/**
 * A matcher for the bucket with that bound, whichever client wrote it: Python's exposes `1.0`, Go's `1`, and Prometheus 3 makes `1.0`
 * of both (https://github.com/prometheus/prometheus/pull/15164).
 */
export function formatLeMatcher(bound: number): string {
  if (bound === Infinity) return 'le="+Inf"';
  const texts = [...new Set(listLeTexts(bound))];
  const [only = ''] = texts;
  if (texts.length === 1) return `le=${quotePromql(only)}`;
  const isPlain = texts.length === 2 && texts[1] === `${only}.0`;
  const pattern = isPlain
    ? `${escapeRegex(only)}(\\.0)?`
    : texts.map((text) => escapeRegex(text)).join('|');
  return `le=~${quotePromql(pattern)}`;
}

function listLeTexts(bound: number): string[] {
  const plain = String(bound);
  if (plain.includes('e')) {
    // `1e-7` in JavaScript and Go's shortest form `1e-07`.
    return [plain.replace('e+', 'e'), plain, plain.replace(/e([+-])(\d)$/u, 'e$10$2')];
  }
  if (Math.abs(bound) >= 1e-4 || bound === 0) {
    return plain.includes('.') ? [plain] : [plain, `${plain}.0`];
  }
  // Python and Go turn to exponents below 0.0001.
  const [mantissa = '', exponent = ''] = bound.toExponential().split('e');
  return [plain, `${mantissa}e${exponent.replace(/^([+-])(\d)$/u, '$10$2')}`];
}

function escapeRegex(text: string): string {
  return text.replaceAll(/[.+*?^$()[\]{}|\\]/gu, '\\$&');
}
