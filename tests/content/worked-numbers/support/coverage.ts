/** Finds results on a page that no row recomputes. */
import { unmark } from './row';

/**
 * After an equals sign, perhaps with a sign before the digits. Not a result: what a single letter is set to (`n = 120`), and the
 * first factor of a formula (`= 2 × layers`).
 */
const RESULT =
  /(?<!(?:^|[\s(])[a-z]) [=≈] (?:\*\*)?[−+]?(?=\d)(?!\d[\d.,]*[⁻⁰¹²³⁴-⁹]* [×÷/] (?!10[⁰¹²³⁴-⁹]))/gu;

/** Where results of computations stand in a text whose white space is single spaces: code is not read. */
export function findNumbers(text: string): readonly number[] {
  const blank = (code: string): string => ' '.repeat(code.length);
  const prose = text.replace(/```.*?```/gsu, blank).replace(/`[^`]*`/gu, blank);
  return [...prose.matchAll(RESULT)].map(({ index, 0: match }) => index + match.length);
}

/** The surroundings of each result that does not begin a marked number of one of the quotes. */
export function findUncovered(markdown: string, quotes: readonly string[]): readonly string[] {
  const text = markdown.replace(/\s+/gu, ' ');
  const covered = new Set(quotes.flatMap((quote) => markedPositions(text, quote)));
  return findNumbers(text)
    .filter((position) => !covered.has(position))
    .map((position) => text.slice(Math.max(0, position - 50), position + 20).trim());
}

/** Where the digits of a quote's marked numbers begin in the text. */
function markedPositions(text: string, quote: string): number[] {
  const start = text.indexOf(unmark(quote));
  if (start === -1) return [];
  return [...quote.matchAll(/«[−+]?/gu)].map(
    ({ index, 0: match }) => start + unmark(quote.slice(0, index)).length + match.length - 1,
  );
}
