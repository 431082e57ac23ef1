/**
 * Where a value stands on an axis, as a fraction from 0 (start) to 1 (end). Charts draw with fractions in per cent, not with pixels: text
 * keeps its size on a phone and on a wide screen, and the server's drawing is right before any script has measured anything.
 */
import { scaleLinear, scaleLog } from 'd3-scale';

export type ScaleKind = 'linear' | 'log';

export interface Tick {
  readonly value: number;
  readonly position: number;
  /** The others lose their label where there is little room. */
  readonly isMajor: boolean;
}

export interface Axis {
  readonly kind: ScaleKind;
  readonly low: number;
  readonly high: number;
  /** Clamped to 0…1; −∞ and values that a log axis has no place for stand at the start, +∞ at the end. */
  readonly position: (value: number) => number;
  readonly ticks: readonly Tick[];
}

export interface AxisOptions {
  readonly kind: ScaleKind;
  readonly low: number;
  readonly high: number;
}

/** `low` must be above 0 for a log axis. A range of no width is widened around its value. */
export function createAxis({ kind, ...range }: AxisOptions): Axis {
  const { low, high } = widen(kind, range.low, range.high);
  const scale = (kind === 'log' ? scaleLog() : scaleLinear()).domain([low, high]).clamp(true);
  const position = (value: number) => {
    if (value <= low) return 0;
    return value >= high ? 1 : scale(value);
  };
  const values = kind === 'log' ? logTicks(low, high) : linearTicks(low, high);
  return {
    kind,
    low,
    high,
    position,
    ticks: values.map(({ value, isMajor }) => ({ value, isMajor, position: position(value) })),
  };
}

function widen(kind: ScaleKind, low: number, high: number) {
  if (high > low) return { low, high };
  if (kind === 'log') return { low: low / 2, high: low * 2 };
  const margin = low === 0 ? 1 : Math.abs(low) / 2;
  return { low: low - margin, high: low + margin };
}

function linearTicks(low: number, high: number) {
  return scaleLinear()
    .domain([low, high])
    .ticks(6)
    .map((value, index) => ({ value, isMajor: index % 2 === 0 }));
}

/** 1, 2 and 5 of every decade; only the ones over a long range, all of equal rank within a short one. */
function logTicks(low: number, high: number) {
  const decades = Math.log10(high / low);
  const ticks: { value: number; isMajor: boolean }[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) {
    for (const digit of decades > 4 ? [1] : [1, 2, 5]) {
      // Through text, because 10 ** -3 * 5 is not the double that is written 0.005.
      const value = Number(`${digit}e${power}`);
      if (value >= low && value <= high)
        ticks.push({ value, isMajor: digit === 1 || decades < 1.2 });
    }
  }
  return ticks;
}

/** A coordinate or a width for an SVG attribute. */
export function percent(fraction: number): string {
  return `${Number((fraction * 100).toFixed(3))}%`;
}
