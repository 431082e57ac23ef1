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

export function isMetricName(name: string): boolean {
  return METRIC_NAME.test(name);
}

/**
 * A PromQL string in double quotes, whose escapes are Go's. Control characters are escaped too: no shell can pass on a NUL, and a
 * line break would end a command.
 */
export function quotePromql(text: string): string {
  const escaped = text
    .replaceAll(/["\\]/gu, '\\$&')
    .replaceAll('\n', '\\n')
    // eslint-disable-next-line no-control-regex -- these are what is escaped
    .replaceAll(/[\u0000-\u001f\u007f]/gu, (character) => {
      return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
    })
    // Half a surrogate pair has no UTF-8, so no label of Prometheus can hold it.
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD');
  return `"${escaped}"`;
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
