/** The order of the timeline. */
import type { TimelineEvent } from '@site/src/domain/investigation/investigation-record';

/** By time; events of the same time keep their order. Texts of times do not sort, because fractions of a second are optional. */
export function sortTimeline(events: readonly TimelineEvent[]): readonly TimelineEvent[] {
  return [...events].sort((left, right) => Date.parse(left.at.at) - Date.parse(right.at.at));
}

export function isInOrder(events: readonly TimelineEvent[]): boolean {
  return sortTimeline(events).every((event, index) => event === events[index]);
}
