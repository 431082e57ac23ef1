/**
 * Every number that a page computes is computed here again. To add one: a row with the page, the words around the number as they
 * stand in the page with `{}` in place of it, the value from `src/domain`, and how it is written.
 */
import { describe, expect, it } from 'vitest';
import { PAGES } from './support/pages';

interface WorkedNumber {
  /** `docs/03-professional-scenarios/engineering/05-performance-investigation.mdx` */
  readonly file: string;
  /** `costs {} USD per million tokens`; line breaks in the page count as spaces. */
  readonly text: string;
  readonly value: number;
  readonly write: (value: number) => string;
}

/** With this many decimals, and commas between thousands. */
function decimals(count: number): (value: number) => string {
  return (value) => value.toFixed(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

const SCENARIO = 'docs/03-professional-scenarios/engineering/05-performance-investigation.mdx';
const SECONDS_PER_HOUR = 3600;
const MILLION = 1_000_000;

const WORKED_NUMBERS: readonly WorkedNumber[] = [
  {
    file: SCENARIO,
    text: 'a GPU at 4.00 USD an hour that emits 1,000 tokens a second costs {} USD per million tokens',
    value: (4 / (1000 * SECONDS_PER_HOUR)) * MILLION,
    write: decimals(2),
  },
  {
    file: SCENARIO,
    text: 'at 1,300 tokens a second it costs {} USD',
    value: (4 / (1300 * SECONDS_PER_HOUR)) * MILLION,
    write: decimals(2),
  },
];

describe.each(WORKED_NUMBERS.map((row) => [row.file, row] as const))(
  '%s',
  (file, { text, value, write }) => {
    it(`says "${text.replace('{}', write(value))}"`, () => {
      const page = PAGES.find((candidate) => candidate.file === file);
      expect(page?.markdown.replace(/\s+/g, ' ')).toContain(text.replace('{}', write(value)));
    });
  },
);

it('numbers are written as on the pages', () => {
  expect(decimals(0)(1_234_567)).toBe('1,234,567');
  expect(decimals(2)(1234.5)).toBe('1,234.50');
  expect(decimals(3)(0.1234)).toBe('0.123');
});
