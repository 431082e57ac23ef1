/** What a worked number is, and how numbers are written on the pages. */

/** A passage of a page and what its numbers must be. */
export interface WorkedNumber {
  /**
   * The exact words of the page, line breaks as spaces. Each number that is recomputed stands in guillemets, which the page has
   * not: `0.6 ÷ 0.5 = «1.2»`.
   */
  readonly quote: string;
  /** The marked numbers in their order, written as on the page; from stated inputs, never typed. */
  readonly compute: () => string | readonly string[];
}

export interface WorkedPage {
  /** `docs/05-reference/judging.mdx` */
  readonly file: string;
  readonly numbers: readonly WorkedNumber[];
}

export function row(quote: string, compute: WorkedNumber['compute']): WorkedNumber {
  return { quote, compute };
}

/** The marked numbers of a quote. */
export function listMarked(quote: string): readonly string[] {
  return [...quote.matchAll(/«([^»]*)»/gu)].map(([, number = '']) => number);
}

/** The quote as it stands in the page. */
export function unmark(quote: string): string {
  return quote.replaceAll(/[«»]/gu, '');
}

/** `1,234.50`: with this many decimals, rounded, and commas between thousands. */
export function fixed(value: number, decimals: number): string {
  // A trillionth more, so that 0.285 in doubles, which is a little less, is rounded as on paper.
  const text = (value * (1 + 1e-12)).toFixed(decimals);
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** `1,234`. @throws Error when the number is not a whole one: a page may not round it silently. */
export function whole(value: number): string {
  if (Math.abs(value - Math.round(value)) > 1e-9 * Math.max(1, Math.abs(value))) {
    throw new Error(`${value} is not a whole number`);
  }
  return fixed(Math.round(value), 0);
}

/** `41.7` for the share 0.417: pages write the sign outside the mark. */
export function percent(share: number, decimals = 0): string {
  return fixed(share * 100, decimals);
}

/** `+4.6`, `−0.1`, with a true minus sign. */
export function signed(value: number, decimals: number): string {
  return `${value < 0 ? '−' : '+'}${fixed(Math.abs(value), decimals)}`;
}

const WORDS = [
  'none',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];

/** A small number as a word. */
export function word(value: number): string {
  return WORDS[Number(whole(value))] ?? whole(value);
}
