import { useSyncExternalStore } from 'react';

/**
 * Whether the day is past for the reader. The server does not know the reader's day and says no; React compares the two only
 * after hydration, so that old HTML never mismatches.
 * @param reviewDue ISO date; on that day itself the review is not yet overdue
 */
export function useIsReviewDue(reviewDue: string): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => new Date().toISOString().slice(0, 10) > reviewDue,
    () => false,
  );
}

function neverChanges(): () => void {
  return () => undefined;
}
