/** Units as headers, unit columns and cells of tables name them. */
import type { ForeignUnit } from '../../domain/units/foreign-units';
import { parseUnitName } from '../shared/convert';

/** Beside the names that tools print (`parseUnitName`). */
const NAMES: Readonly<Record<string, ForeignUnit>> = {
  μs: 'us',
  usec: 'us',
  usecs: 'us',
  msecs: 'ms',
  millisecond: 'ms',
  microsecond: 'us',
  nanosecond: 'ns',
  mins: 'min',
  minute: 'min',
  h: 'h',
  hours: 'h',
  reqs: 'requests',
  'reqs/s': 'requests/s',
  rps: 'requests/s',
  qps: 'requests/s',
  'requests per second': 'requests/s',
  'req/min': 'requests/min',
  'requests/min': 'requests/min',
  rpm: 'requests/min',
  'tokens per second': 'tokens/s',
  'toks/s': 'tokens/s',
  tps: 'tokens/s',
  'tok/min': 'tokens/min',
  'tokens/min': 'tokens/min',
  kib: 'KiB',
  mib: 'MiB',
  gib: 'GiB',
  kb: 'kB',
  mb: 'MB',
  gb: 'GB',
  b: 'bytes',
  $: 'usd',
  'usd/1m tokens': 'usd/1M tokens',
  '$/1m tokens': 'usd/1M tokens',
  'usd/1k tokens': 'usd/1k tokens',
  '$/1k tokens': 'usd/1k tokens',
};

/** The unit, in brackets or not; undefined when the text is none that is known. */
export function parseTableUnit(text: string): ForeignUnit | undefined {
  const name = text
    .trim()
    .replace(/^[([](.*)[)\]]$/u, '$1')
    .trim();
  const known = parseUnitName(name);
  if (known !== undefined) return known;
  const key = name.toLowerCase();
  return Object.hasOwn(NAMES, key) ? NAMES[key] : undefined;
}

export interface SplitHeader {
  /** Plain words in lower case. */
  readonly name: string;
  readonly unit: ForeignUnit | undefined;
}

/** `ttft_ms`, `latency (s)`, `TTFT [ms]`, `TTFT, ms`, `TTFT / ms`, `latencyMs`, `metrics.ttft_ms` → plain name and unit. */
export function splitHeader(header: string): SplitHeader {
  const plain = header.trim().replace(/([a-z])([A-Z])/g, '$1 $2');
  const [, before = plain, bracketed] = /^(.*\S)\s*[([]([^()[\]]+)[)\]]$/.exec(plain) ?? [];
  const bracketUnit = bracketed === undefined ? undefined : parseTableUnit(bracketed);
  if (bracketUnit !== undefined) return { name: toWords(before).join(' '), unit: bracketUnit };
  const [, listed = '', after = ''] = /^(.*\S)\s*(?:,|\s\/)\s*(\S+)$/.exec(plain) ?? [];
  const listedUnit = parseTableUnit(after);
  if (listed !== '' && listedUnit !== undefined)
    return { name: toWords(listed).join(' '), unit: listedUnit };
  const words = toWords(before);
  const last = words.at(-1) ?? '';
  const unit =
    words.length > 1 && last !== 'tokens' && last !== 'requests' && last !== 'count'
      ? parseUnitName(last)
      : undefined;
  // `output_tokens_per_s` is a rate, and its last word no unit of its own.
  if (unit === undefined || words.at(-2) === 'per')
    return { name: words.join(' '), unit: undefined };
  return { name: words.slice(0, words.at(-2) === 'in' ? -2 : -1).join(' '), unit };
}

function toWords(text: string): string[] {
  return (
    text
      .toLowerCase()
      // Of a nested name the last part counts; the point of `p99.9` is none between names.
      .replace(/^.*\.(?=[^\d\s])/, '')
      .split(/(?:[\s_-]|\.(?!\d))+/)
      .filter((word) => word !== '')
  );
}
