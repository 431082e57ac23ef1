/** When a page is due for review: `last_reviewed` plus `review_in`, in whole calendar months. */

const MONTHS = /^(\d{1,2}) months?$/;

/** Number of months in a `review_in` such as `6 months`; null when it is written in another way, or is 0. */
export function parseReviewInterval(reviewIn: string): number | null {
  const months = Number(MONTHS.exec(reviewIn)?.[1]);
  return months >= 1 ? months : null;
}

/** True for `2026-11-24`, false for `2026-02-30` and for anything that is not a date in this form. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return false;
  const time = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}

/**
 * The day, as `2027-05-24`, after which the page counts as not reviewed. A day that the month does not have becomes its last
 * day: 31 August plus 6 months is 28 (or 29) February.
 */
export function computeReviewDue(lastReviewed: string, reviewIn: string): string {
  const months = parseReviewInterval(reviewIn);
  if (months === null) throw new Error(`review_in must be such as "6 months", not "${reviewIn}".`);
  if (!isCalendarDate(lastReviewed)) {
    throw new Error(`last_reviewed must be a date such as "2026-11-24", not "${lastReviewed}".`);
  }
  const reviewed = new Date(`${lastReviewed}T00:00:00Z`);
  const year = reviewed.getUTCFullYear();
  const month = reviewed.getUTCMonth() + months;
  const lastDayOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const due = new Date(Date.UTC(year, month, Math.min(reviewed.getUTCDate(), lastDayOfMonth)));
  return due.toISOString().slice(0, 10);
}
