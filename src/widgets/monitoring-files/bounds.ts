/** Upper bounds of a histogram's buckets, typed as a list or pasted from a scrape. */
import type { ParseResult } from '@site/src/ui/fields/ParsedField';

/** What the record's schema allows. */
const MOST = 500;

/**
 * Numbers between spaces, commas or semicolons; of a text with `le="…"` in it only these. The last bucket, `+Inf`, has no bound and
 * is dropped.
 */
export function parseBounds(text: string): ParseResult<readonly number[]> {
  const scraped = [...text.matchAll(/\ble\s*=\s*"([^"]*)"/gu)].map(([, bound = '']) => bound);
  const words = scraped.length > 0 ? [...new Set(scraped)] : text.split(/[\s,;]+/u);
  const finite = words.filter((word) => word !== '' && !/^\+?inf(?:inity)?$/iu.test(word));
  const wrong = finite.find((word) => !/^\d*\.?\d+(?:e[+-]?\d+)?$/iu.test(word));
  if (wrong !== undefined)
    return refuse(`“${wrong.slice(0, 20)}” is no bound. Type numbers such as 0.1, 0.25, 0.5, 1.`);
  const bounds = finite.map(Number);
  if (bounds.length === 0) return refuse('Type the bounds, such as 0.1, 0.25, 0.5, 1.');
  if (bounds.length > MOST) return refuse(`At most ${MOST} bounds are kept.`);
  const isAscending = bounds.every((bound, index) => bound > (bounds[index - 1] ?? -Infinity));
  return isAscending
    ? { ok: true, value: bounds }
    : refuse('The bounds must ascend, each above the one before it.');
}

const refuse = (message: string): ParseResult<readonly number[]> => ({ ok: false, message });

/** `0.1, 0.25, 0.5`; `parseBounds` reads it back. */
export function formatBounds(bounds: readonly number[]): string {
  return bounds.join(', ');
}
