/**
 * Every number that a page computes is computed here again, with the functions of `src/domain` where the product has them. The
 * rows stand in `worked-numbers/`. To add one: the exact words of the page with the number in guillemets, and its computation.
 */
import { describe, expect, it } from 'vitest';
import { PAGES } from './support/pages';
import { JUDGING } from './worked-numbers/judging';
import { MEASURED } from './worked-numbers/measured';
import { METHOD } from './worked-numbers/method';
import { METRICS } from './worked-numbers/metrics';
import { PITFALLS_1 } from './worked-numbers/pitfalls-1';
import { PITFALLS_2 } from './worked-numbers/pitfalls-2';
import { REFERENCE } from './worked-numbers/reference';
import { SCENARIO } from './worked-numbers/scenario';
import { SLO_ARITHMETIC } from './worked-numbers/slo-arithmetic';
import { STEP_7 } from './worked-numbers/step-7';
import { STEPS_1_TO_3 } from './worked-numbers/steps-1-to-3';
import { STEPS_4_TO_6 } from './worked-numbers/steps-4-to-6';
import { findNumbers, findUncovered } from './worked-numbers/support/coverage';
import { FILES, HAS_FILES } from './worked-numbers/support/measured-files';
import {
  fixed,
  listMarked,
  percent,
  signed,
  unmark,
  whole,
  word,
} from './worked-numbers/support/row';
import type { WorkedPage } from './worked-numbers/support/row';

const WORKED: readonly WorkedPage[] = [
  ...SCENARIO,
  ...STEPS_1_TO_3,
  ...STEPS_4_TO_6,
  ...STEP_7,
  ...METHOD,
  ...PITFALLS_1,
  ...PITFALLS_2,
  ...METRICS,
  ...REFERENCE,
  ...JUDGING,
  ...SLO_ARITHMETIC,
];

const TEXTS = new Map(PAGES.map(({ file, markdown }) => [file, markdown.replace(/\s+/gu, ' ')]));

function checkRows(pages: readonly WorkedPage[]): void {
  for (const { file, numbers } of pages) {
    describe(file, () => {
      it.each(numbers.map((number) => [unmark(number.quote), number] as const))(
        '%s',
        (words, { quote, compute }) => {
          expect(TEXTS.get(file) ?? `there is no page ${file}`).toContain(words);
          expect([compute()].flat()).toEqual(listMarked(quote));
        },
      );
    });
  }
}

describe('computed from what the page states', () => {
  checkRows(WORKED);
});

if (HAS_FILES) {
  describe('computed from public measurements', () => {
    checkRows(MEASURED);
  });
} else {
  it.skip(`SKIPPED: numbers taken from public measurement files, which are absent (${FILES})`);
}

describe('coverage', () => {
  it('no quote is on a page twice, so that it is clear which number is meant', () => {
    const twice = [...WORKED, ...MEASURED].flatMap(({ file, numbers }) =>
      numbers
        .map(({ quote }) => unmark(quote))
        .filter((words) => (TEXTS.get(file)?.split(words).length ?? 0) > 2)
        .map((words) => `${file}: ${words}`),
    );
    expect(twice).toEqual([]);
  });

  it('every result that a page writes after an equals sign is among the rows', () => {
    const uncovered = PAGES.flatMap(({ file, markdown }) => {
      const quotes = [...WORKED, ...MEASURED]
        .filter((page) => page.file === file)
        .flatMap(({ numbers }) => numbers.map(({ quote }) => quote));
      return findUncovered(markdown, quotes).map((place) => `${file}: ${place}`);
    });
    expect(uncovered).toEqual([]);
  });

  it('a result without a row is noticed', () => {
    const text = 'So 2 × 3 = 6, and 7 ÷ 2 = 3.5; the rate is 2 × 10³ = 2 × 10³ a day.';
    expect(findUncovered(text, ['2 × 3 = «6»'])).toEqual([
      expect.stringContaining('7 ÷ 2 = 3.5'),
      expect.stringContaining('10³ = 2 × 10³'),
    ]);
    expect(findUncovered(text, ['2 × 3 = «6», and 7 ÷ 2 = «3.5»', '10³ = «2 × 10³»'])).toEqual([]);
  });

  it('what is set, what begins a formula and code are no results', () => {
    expect(findNumbers('for n = 120: bytes = 2 × layers, `b = 1`, a = −3')).toEqual([]);
  });
});

describe('numbers are written as on the pages', () => {
  it('decimals, thousands, signs, words', () => {
    expect(fixed(1234.5, 2)).toBe('1,234.50');
    expect(fixed(0.285, 2)).toBe('0.29');
    expect(fixed(1_234_567, 0)).toBe('1,234,567');
    expect(percent(0.634, 1)).toBe('63.4');
    expect(signed(-0.08, 1)).toBe('−0.1');
    expect(signed(4.63, 1)).toBe('+4.6');
    expect(word(6)).toBe('six');
  });

  it('a whole number is not made by rounding', () => {
    expect(whole(131_072)).toBe('131,072');
    expect(() => whole(26.96)).toThrow('26.96');
  });
});
