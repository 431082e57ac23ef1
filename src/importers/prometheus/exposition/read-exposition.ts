/**
 * A file of metrics in text form: one exposition, or several after each other (`curl … >> scrapes.txt` before and after a test).
 * The output of curl, HTTP headers and log lines around the data are passed over.
 */
import type { MetricsSnapshot, Sample } from '../../../domain/metrics-snapshot/metrics-snapshot';
import { seriesKey } from '../../../domain/metrics-snapshot/labels';
import { groupSamples, isSeriesType } from './group-samples';
import type { SampleLine } from './parse-line';
import { parseExpositionLine } from './parse-line';

export interface ExpositionFile {
  readonly snapshots: readonly MetricsSnapshot[];
  /** Lines that are neither samples nor comments. */
  readonly otherLines: number;
  /** Samples of a series that a later sample of the same scrape replaces. */
  readonly replacedSamples: number;
  readonly exemplars: number;
}

export function readExposition(text: string): ExpositionFile {
  const reader = new ExpositionReader();
  for (let start = 0; start < text.length;) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd === -1 ? text.length : lineEnd;
    reader.line(text.slice(start, end));
    start = end + 1;
  }
  return reader.finish();
}

/** Unix times of the years 2000 to 2100, in seconds. */
const PLAUSIBLE = { from: 946_684_800, to: 4_102_444_800 };

class ExpositionReader {
  readonly #snapshots: MetricsSnapshot[] = [];
  readonly #samples = new Map<string, SampleLine>();
  readonly #types = new Map<string, string>();
  /** Families that have samples already: a `# TYPE` or `# HELP` of one of them begins the next exposition. */
  readonly #withSamples = new Set<string>();
  #previous = '';
  #isOpenMetrics = false;
  #date: number | undefined;
  #otherLines = 0;
  #replaced = 0;
  #exemplars = 0;

  line(text: string): void {
    if (text.trim() === '') return;
    const line = parseExpositionLine(text);
    if (line === null) {
      this.#other(text);
      return;
    }
    switch (line.kind) {
      case 'sample':
        this.#sample(line);
        return;
      case 'end':
        this.#end(true);
        return;
      case 'comment':
        return;
      default:
        if (this.#withSamples.has(line.name)) this.#end(this.#isOpenMetrics);
        if (line.kind === 'unit') this.#isOpenMetrics = true;
        if (line.kind === 'type' && isSeriesType(line.type)) this.#types.set(line.name, line.type);
    }
  }

  finish(): ExpositionFile {
    this.#end(this.#isOpenMetrics);
    return {
      snapshots: this.#snapshots,
      otherLines: this.#otherLines,
      replacedSamples: this.#replaced,
      exemplars: this.#exemplars,
    };
  }

  /** `curl -i` prints the server's date before the data: it is the time of the scrape that follows. */
  #other(text: string): void {
    this.#otherLines += 1;
    const [, date = ''] = /^date:[ \t]*(\S.*)$/iu.exec(text.trim()) ?? [];
    const time = Date.parse(date);
    if (Number.isNaN(time)) return;
    if (this.#samples.size > 0) this.#end(this.#isOpenMetrics);
    this.#date = time / 1000;
  }

  #sample(line: SampleLine): void {
    const key = seriesKey(line.name, line.labels);
    const isRepeated = this.#samples.has(key);
    // The same series twice in a row is one series at several moments; anywhere else, it is the next scrape.
    if (isRepeated && this.#previous === key && line.timestamp !== undefined) this.#replaced += 1;
    else if (isRepeated) this.#end(this.#isOpenMetrics);
    if (line.hasExemplar) this.#exemplars += 1;
    this.#isOpenMetrics ||= line.hasExemplar;
    this.#previous = key;
    this.#samples.set(key, line);
    this.#withSamples.add(line.name);
    const base = line.name.replace(/_(?:bucket|sum|count|total|created|info)$/u, '');
    if (this.#types.has(base)) this.#withSamples.add(base);
  }

  #end(isOpenMetrics: boolean): void {
    const lines = [...this.#samples.values()];
    if (lines.length > 0) {
      const samples = lines.map(({ name, labels, value }): Sample => ({ name, labels, value }));
      const takenAt = takenAtOf(lines, isOpenMetrics) ?? this.#date;
      this.#snapshots.push({
        ...(takenAt === undefined ? {} : { takenAt }),
        families: groupSamples(samples, this.#types),
      });
      this.#date = undefined;
    }
    this.#samples.clear();
    this.#types.clear();
    this.#withSamples.clear();
    this.#isOpenMetrics = false;
    this.#previous = '';
  }
}

/**
 * The time of the scrape: the newest timestamp, in milliseconds or, in OpenMetrics, seconds (whichever makes it a date of this
 * century); else the clock that node_exporter exposes.
 */
function takenAtOf(lines: readonly SampleLine[], isOpenMetrics: boolean): number | undefined {
  let newest = -Infinity;
  for (const { timestamp } of lines) newest = Math.max(newest, timestamp ?? -Infinity);
  const scales = isOpenMetrics ? [1, 1000] : [1000, 1];
  const clock = lines.find(({ name }) => name === 'node_time_seconds')?.value;
  return [...scales.map((scale) => newest / scale), clock].find(isPlausible);
}

function isPlausible(time: number | undefined): time is number {
  return time !== undefined && time >= PLAUSIBLE.from && time <= PLAUSIBLE.to;
}
