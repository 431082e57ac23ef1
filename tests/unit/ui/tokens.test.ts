/**
 * The palette, judged by numbers: contrast after WCAG 2.2 (relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance),
 * and the distance of "met" and "missed" as three kinds of colour blindness see them (matrices for severity 1.0 of Machado,
 * Oliveira and Fernandes, 2009, https://www.inf.ufrgs.br/~oliveira/pubs_files/CVD_Simulation/CVD_Simulation.html).
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Rgb = readonly [number, number, number];

const css = readFileSync(new URL('../../../src/css/tokens.css', import.meta.url), 'utf8');
const THEMES = {
  light: readTokens(css.slice(css.indexOf("[data-theme='light']"), css.indexOf('@media'))),
  dark: readTokens(css.slice(css.indexOf("[data-theme='dark']"))),
};

function readTokens(block: string): ReadonlyMap<string, string> {
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [
      name ?? '',
      hex ?? '',
    ]),
  );
}

function colour(theme: ReadonlyMap<string, string>, name: string): Rgb {
  const hex = theme.get(name);
  if (hex === undefined) throw new Error(`no colour --${name}`);
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const TEXT_PAIRS: readonly (readonly [string, string])[] = [
  ...['page', 'surface', 'sunken'].flatMap((back): [string, string][] =>
    ['ink', 'ink-2', 'accent', 'danger', 'caution'].map((front) => [front, back]),
  ),
  ...['met', 'missed', 'not-proven', 'no-data'].flatMap((verdict): [string, string][] => [
    [`verdict-${verdict}`, 'surface'],
    [`verdict-${verdict}`, 'page'],
  ]),
  ['verdict-met', 'verdict-met-wash'],
  ['verdict-missed', 'verdict-missed-wash'],
  ['verdict-not-proven', 'verdict-not-proven-wash'],
  ['accent', 'accent-wash'],
  ['ink', 'accent-wash'],
  ['ink-2', 'accent-wash'],
  ['danger', 'danger-wash'],
  ['caution', 'caution-wash'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['accent-hover', 'page'],
];

const SHAPE_PAIRS: readonly (readonly [string, string])[] = ['page', 'surface', 'sunken'].flatMap(
  (back): [string, string][] => [
    ['field-line', back],
    ['focus', back],
    ['chart-axis', back],
  ],
);

const VISION: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIE L*a*b* (D65), where the distance of two colours is CIE76. */
function toLab([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(luminance([r, g, b]));
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

describe.each(Object.entries(THEMES))('palette, %s', (_, theme) => {
  it.each(TEXT_PAIRS)('%s on %s reads at 4.5:1', (front, back) => {
    expect(contrast(colour(theme, front), colour(theme, back))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SHAPE_PAIRS)('%s on %s stands out at 3:1', (front, back) => {
    expect(contrast(colour(theme, front), colour(theme, back))).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(VISION))('met and missed differ with %s', (__, matrix) => {
    const [met, missed] = ['verdict-met', 'verdict-missed'].map((name) => {
      const rgb = colour(theme, name);
      const seen = matrix.map((row) => row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]);
      const clipped = seen.map((value) => Math.min(Math.max(value, 0), 1)) as unknown as Rgb;
      return toLab(clipped);
    }) as [Rgb, Rgb];
    const distance = Math.hypot(met[0] - missed[0], met[1] - missed[1], met[2] - missed[2]);
    // 2.3 is just noticeable (Mahy, Van Eycken and Oosterlinck, 1994); ten times that is told apart at a glance.
    expect(distance).toBeGreaterThan(23);
  });
});

it('the contrast of black on white is 21, as WCAG defines it', () => {
  expect(contrast([0, 0, 0], [1, 1, 1])).toBeCloseTo(21, 10);
});

it('both themes name the same colours, so that none leaks into the other', () => {
  expect([...THEMES.dark.keys()].sort()).toEqual([...THEMES.light.keys()].sort());
});
