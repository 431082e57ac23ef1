/** Sorts the events of a trace into groups of spans while they stream by, and keeps nothing else of them. */
import type { JsonObject } from '../fields';
import { fieldOf, isObject, numberOf } from '../fields';
import { ImportError } from '../import-error';
import type { ReportBuilder } from '../report';
import { plausible } from '../shared/plausible';
import { Names, SpanColumns } from '../shared/span-columns';
import { NO_NAME, pairEvents } from './pair-events';

/** Spans of one kind. */
export interface SpanGroup {
  readonly spans: SpanColumns;
  /** Texts of `spans.frames`. */
  readonly names: Names;
}

/** 24 bytes each: 288 MB. */
const MAX_SPANS = 12_000_000;
/** Names of their own in one group; traces with an id in each name would fill the memory. */
const MAX_NAMES = 500_000;
const OTHER_NAMES = '(further names)';
const UNNAMED = '(no name)';

/** Categories of PyTorch's profiler (torch 1.8 wrote them with capitals: `Kernel`, `Operator`, `Runtime`). */
const GPU: Readonly<Record<string, string>> = {
  kernel: 'kernel',
  concurrent_kernel: 'kernel',
  gpu_memcpy: 'memory copy',
  memcpy: 'memory copy',
  gpu_memset: 'memory fill',
  memset: 'memory fill',
};
const CPU: ReadonlySet<string> = new Set([
  'cpu_op',
  'operator',
  'cuda_runtime',
  'cuda_driver',
  'runtime',
  'xpu_runtime',
  'privateuse1_runtime',
  'privateuse1_driver',
]);
const PYTHON = 'python_function';

/** Phases (`ph`) that say when something begins or ends. */
const NO_DURATION = 'events without a duration (counters, flows, marks, names)';

/** Fields of an event in the format's description and in PyTorch's traces. */
const EVENT_FIELDS: ReadonlySet<string> = new Set(
  'name cat ph ts dur tts tdur tidelta pid tid args id id2 s bp cname sf esf stack estack scope bind_id flow_in flow_out use_async_tts'.split(
    ' ',
  ),
);
/** Names of unknown fields are looked for in this many events. */
const EVENTS_LOOKED_AT = 1000;

export class EventCollector {
  readonly gpu = createGroup();
  readonly cpu = createGroup();
  readonly python = createGroup();
  readonly other = createGroup();
  readonly tracks = new Names();
  /** Keys of GPU devices, under `gpu.spans.tracks`. */
  readonly devices = new Names();
  readonly processNames = new Map<string, string>();
  readonly #marks = new SpanColumns();
  readonly #report: ReportBuilder;
  #events = 0;
  #spans = 0;
  #otherRows = 0;
  #groupedRows = 0;
  /** Microseconds; subtracted, because the fractions of times since 1970 do not fit into a double beside them. */
  #origin: number | undefined;
  #first = Infinity;
  #last = -Infinity;
  #largest = 0;

  constructor(report: ReportBuilder) {
    this.#report = report;
  }

  add(event: JsonObject): void {
    this.#events += 1;
    if (this.#events <= EVENTS_LOOKED_AT) this.#noteFields(event);
    const phase = event.ph;
    if (phase === 'X') this.#addComplete(event);
    else if (phase === 'B' || phase === 'E') this.#addMark(event, phase);
    else {
      if (phase === 'M') this.#readMetadata(event);
      this.#report.drop(NO_DURATION);
    }
  }

  /** Pairs begin and end events; call it once, after the last event. */
  finish(): void {
    const { spans, unmatched, unclosed } = pairEvents(
      this.#marks.view(),
      this.#last,
      this.other.spans,
    );
    this.#otherRows += 2 * spans - unclosed;
    this.#report.drop('end events without a beginning', unmatched);
    if (unclosed > 0) {
      this.#report.assume(
        'begin events without an end: open until the end of the trace or of what they began in',
      );
    }
  }

  /** Events whose spans are in `other`, and in the three groups of PyTorch. */
  get rows(): { readonly other: number; readonly grouped: number } {
    return { other: this.#otherRows, grouped: this.#groupedRows };
  }

  /** Microseconds, as in the file; null without any span. */
  get window(): {
    readonly start: number;
    readonly end: number;
    readonly precision: number;
  } | null {
    if (this.#origin === undefined || !(this.#last >= this.#first)) return null;
    return {
      start: this.#origin + this.#first,
      end: this.#origin + this.#last,
      // The sum of a start and a duration is off by up to two steps of a double of that size.
      precision: Math.max(0.001, this.#largest * 2 * Number.EPSILON),
    };
  }

  /** The first start, in the time that the spans are in. */
  get first(): number {
    return Number.isFinite(this.#first) ? this.#first : 0;
  }

  #addComplete(event: JsonObject): void {
    const time = readNumber(event.ts);
    const duration = readNumber(event.dur) ?? readNumber(event.tdur);
    if (time === undefined || duration === undefined || duration < 0) {
      this.#report.drop('complete events without a time or a duration');
      return;
    }
    const start = this.#place(time);
    const end = start + duration;
    this.#reach(end);
    const category = typeof event.cat === 'string' ? event.cat.toLowerCase() : '';
    const kind = Object.hasOwn(GPU, category) ? GPU[category] : undefined;
    const group = CPU.has(category) ? this.cpu : category === PYTHON ? this.python : this.other;
    if (kind !== undefined) {
      const device = this.devices.indexOf(deviceOf(event));
      const frame = nameIndex(this.gpu.names, `${kind}\n${nameOf(event)}`);
      this.gpu.spans.add(start, end, frame, device);
    } else {
      group.spans.add(start, end, nameIndex(group.names, nameOf(event)), this.#trackOf(event));
    }
    if (kind === undefined && group === this.other) this.#otherRows += 1;
    else this.#groupedRows += 1;
  }

  #addMark(event: JsonObject, phase: 'B' | 'E'): void {
    const time = readNumber(event.ts);
    if (time === undefined) {
      this.#report.drop('begin and end events without a time');
      return;
    }
    const start = this.#place(time);
    const hasName = typeof event.name === 'string' && event.name !== '';
    const frame = phase === 'E' && !hasName ? NO_NAME : nameIndex(this.other.names, nameOf(event));
    this.#marks.add(start, phase === 'B' ? start : -Infinity, frame, this.#trackOf(event));
  }

  #place(time: number): number {
    this.#spans += 1;
    if (this.#spans > MAX_SPANS) {
      throw new ImportError(
        'too large',
        `The trace has more than ${MAX_SPANS.toLocaleString('en-GB')} events with a duration, the most that are read; profile fewer steps.`,
      );
    }
    this.#origin ??= time;
    this.#largest = Math.max(this.#largest, Math.abs(time));
    const start = time - this.#origin;
    this.#first = Math.min(this.#first, start);
    this.#reach(start);
    return start;
  }

  #reach(end: number): void {
    if (end > this.#last) this.#last = end;
  }

  #trackOf(event: JsonObject): number {
    return this.tracks.indexOf(`${keyOf(event.pid)}\n${keyOf(event.tid)}`);
  }

  #readMetadata(event: JsonObject): void {
    const name = fieldOf(event, 'args', 'name');
    if (event.name === 'process_name' && typeof name === 'string') {
      this.processNames.set(keyOf(event.pid), name);
    }
  }

  #noteFields(event: JsonObject): void {
    for (const key of Object.keys(event)) {
      if (!EVENT_FIELDS.has(key)) this.#report.unknownField(`traceEvents[].${key}`);
    }
  }
}

function createGroup(): SpanGroup {
  return { spans: new SpanColumns(), names: new Names() };
}

function nameIndex(names: Names, name: string): number {
  return names.indexOf(names.count >= MAX_NAMES ? OTHER_NAMES : name);
}

function nameOf(event: JsonObject): string {
  return typeof event.name === 'string' && event.name.trim() !== '' ? event.name : UNNAMED;
}

function keyOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Newer traces say the device in `args`; in all of them it is the process of the event. */
function deviceOf(event: JsonObject): string {
  const device = isObject(event.args) ? numberOf(event.args, 'device') : undefined;
  return device === undefined ? keyOf(event.pid) : String(device);
}

/** Some writers put the times into quotes. */
function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' ? plausible(number) : undefined;
}
