/** What OpenSLO v1 allows in names, texts and durations. Source: README.md of https://github.com/OpenSLO/OpenSLO and its go-sdk. */
import { createSlug } from '../../../domain/monitoring/level-names';
import { toOneLine, toWritable } from '../written-text';

const LONGEST_NAME = 63;
const LONGEST_DISPLAY_NAME = 63;
const LONGEST_DESCRIPTION = 1050;

/** For people, on one line, at most 63 characters; `fallback` where nothing of the text remains. */
export function toDisplayName(text: string, fallback: string): string {
  const line = toOneLine(text);
  return truncate(line === '' ? fallback : line, LONGEST_DISPLAY_NAME);
}

export function toDescription(text: string): string {
  return truncate(toWritable(text).trim(), LONGEST_DESCRIPTION);
}

/** A comment may hold our own words and the catalogue's only; still no text may end its line. */
export function toComment(lines: readonly string[]): string {
  return lines.map((line) => ` ${toOneLine(line)}`).join('\n');
}

/** At most `longest` UTF-16 units, so that code points and graphemes fit too; the cut is shown and splits no pair. */
function truncate(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  return `${cut.replace(/[\uD800-\uDBFF]$/u, '').trimEnd()}…`;
}

/** Gives each object a name of its own: a DNS-1123 label, which is shortened before its ending. */
export function createNamer(): (base: string, ending: string) => string {
  const taken = new Set<string>();
  return (base, ending) => {
    for (let n = 1; ; n += 1) {
      const tail = `-${ending}${n === 1 ? '' : `-${n}`}`;
      const name = `${createSlug(base, 'slo', LONGEST_NAME - tail.length)}${tail}`;
      if (!taken.has(name)) {
        taken.add(name);
        return name;
      }
    }
  };
}

export interface ShorthandDuration {
  readonly text: string;
  /** OpenSLO knows no seconds, so what is no whole minute was rounded up. */
  readonly isExact: boolean;
}

const UNITS = [
  { symbol: 'd', seconds: 86_400 },
  { symbol: 'h', seconds: 3600 },
  { symbol: 'm', seconds: 60 },
] as const;

/** `30d`, `6h`, `5m`. Months, quarters and years have no length that the specification fixes, so they are not used. */
export function formatShorthand(seconds: number): ShorthandDuration {
  const exact = UNITS.find((unit) => seconds > 0 && seconds % unit.seconds === 0);
  if (exact) return { text: `${seconds / exact.seconds}${exact.symbol}`, isExact: true };
  return { text: `${Math.max(1, Math.ceil(seconds / 60))}m`, isExact: false };
}
