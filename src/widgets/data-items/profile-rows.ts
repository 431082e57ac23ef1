/** Rows of the table “Where the time went”. */
import type { RecordedProfile } from '@site/src/domain/investigation/investigation-record';
import { computeShare, getProfileUnit } from '@site/src/domain/profile/profile';
import { rankByTotal } from '@site/src/domain/profile/select-frames';
import { displayUnit, formatQuantity, formatWithUnit } from '@site/src/domain/units';

export type FrameOrder = 'self' | 'total';
type Frame = RecordedProfile['frames'][number];

export interface FrameRow {
  readonly key: string;
  readonly frame: Frame;
  /** 0 to 1 of the whole, by the order that is chosen; null where there is no whole. */
  readonly share: number | null;
}

/** The orders that the profile has numbers for. */
export function listOrders({ frames }: RecordedProfile): readonly FrameOrder[] {
  return (['self', 'total'] as const).filter((order) =>
    frames.some((frame) => frame[order] !== undefined),
  );
}

/** The largest first. */
export function createFrameRows(profile: RecordedProfile, order: FrameOrder): FrameRow[] {
  const ranked =
    order === 'total'
      ? rankByTotal(profile.frames)
      : profile.frames.filter(({ self }) => self !== undefined);
  return ranked.map((frame, index) => ({
    key: String(index),
    frame,
    share: computeShare(frame[order] ?? 0, profile.total),
  }));
}

/** The unit that a column of these amounts is written in. */
export function columnUnit(
  { measures }: RecordedProfile,
  amounts: readonly (number | undefined)[],
): string {
  return displayUnit(
    getProfileUnit(measures),
    Math.max(0, ...amounts.map((amount) => amount ?? 0)),
  );
}

/** A bare number in the column's unit; `–` for one that the profile does not have. */
export function formatAmount(
  { measures }: RecordedProfile,
  amount: number | undefined,
  unit: string,
): string {
  return amount === undefined
    ? '–'
    : formatQuantity(amount, getProfileUnit(measures), { unit }).text;
}

/** `45 %`; `< 0.1 %` for what would be shown as nothing. */
export function formatShare(share: number | null): string {
  if (share === null) return '–';
  if (share > 0 && share < 0.001) return '< 0.1 %';
  return formatWithUnit(Math.round(share * 1000) / 1000, 'ratio');
}
