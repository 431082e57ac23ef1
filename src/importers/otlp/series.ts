/** Data points of one instrument over time. Cumulative points repeat what came before; delta points do not. */
import type { Moment } from '../shared/moment';
import { secondsBetween } from '../shared/moment';

interface Entry<Value> {
  value: Value;
  time: Moment | undefined;
}

/** Adds up the points of all series: deltas as they come, of cumulative ones the last since each start of the process. */
export class Series<Value> {
  readonly #deltas: Value[] = [];
  readonly #cumulative = new Map<string, Entry<Value>>();

  addDelta(value: Value): void {
    this.#deltas.push(value);
  }

  /** @param key of the series and of its start time: a new start is a restart, from which it counts anew */
  addCumulative(key: string, value: Value, time: Moment | undefined): void {
    const known = this.#cumulative.get(key);
    const isLater = !known?.time || !time || secondsBetween(known.time, time) >= 0;
    if (isLater) this.#cumulative.set(key, { value, time });
  }

  get values(): Value[] {
    return [...this.#deltas, ...[...this.#cumulative.values()].map(({ value }) => value)];
  }
}
