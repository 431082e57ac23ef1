/** `cuda_gpu_trace` of `nsys stats`: each kernel and copy with its start, from which the idle time of the GPU follows. */
import type { Profile } from '../../domain/profile/profile';
import { ImportError } from '../import-error';
import { MAX_ROWS } from '../limits';
import type { ReportBuilder } from '../report';
import { createGpuFacts } from '../shared/gpu-operations';
import { Names, SpanColumns } from '../shared/span-columns';
import { readAmount, readTimeUnit } from './units';

/** `[CUDA memcpy Host-to-Device]`, `[CUDA memset]`. */
const MEMORY = /^\[?CUDA (?:memcpy|memset)/iu;

export class TraceReport {
  readonly #spans = new SpanColumns();
  readonly #names = new Names();
  readonly #devices = new Names();
  /** Starts count from the beginning of the recording; the first operation is subtracted in the end. */
  #first = Infinity;
  #last = 0;

  private constructor(
    readonly columns: readonly string[],
    readonly secondsPerUnit: number,
    readonly report: ReportBuilder,
  ) {}

  static fromHeader(header: readonly string[], report: ReportBuilder): TraceReport | null {
    const columns = header.map((cell) => cell.toLowerCase());
    const unit = readTimeUnit(columns[0] ?? '');
    if (unit === undefined || !columns.includes('name')) return null;
    if (unit === null)
      report.assume('Start and Duration: nanoseconds, as in versions without a unit there');
    return new TraceReport(columns, unit ?? 1e-9, report);
  }

  add(cells: readonly string[]): boolean {
    const start = readAmount(cells[0]);
    if (start === undefined || cells.length < this.columns.length) return false;
    this.report.read(1);
    const duration = readAmount(cells[1]);
    const nameAt = this.columns.indexOf('name');
    const name = (
      nameAt === this.columns.length - 1 ? cells.slice(nameAt).join(',') : (cells[nameAt] ?? '')
    ).trim();
    if (duration === undefined || name === '') {
      this.report.drop('rows without a time or a name');
      return true;
    }
    if (this.#spans.length === MAX_ROWS) {
      throw new ImportError(
        'too large',
        `The trace has more than ${MAX_ROWS.toLocaleString('en-GB')} operations; record a shorter stretch.`,
      );
    }
    const device = cells[this.columns.indexOf('device')]?.trim() ?? '';
    this.#spans.add(
      start,
      start + duration,
      this.#names.indexOf(name),
      this.#devices.indexOf(device),
    );
    this.#first = Math.min(this.#first, start);
    this.#last = Math.max(this.#last, start + duration);
    this.report.keep(1);
    return true;
  }

  createProfile(): Profile | null {
    if (this.#spans.length === 0) return null;
    const { kernels, ...facts } = createGpuFacts({
      spans: this.#spans.view(),
      secondsPerUnit: this.secondsPerUnit,
      origin: this.#first,
      operations: this.#names
        .list()
        .map((name) => ({ name, kind: MEMORY.test(name) ? 'memory operation' : 'kernel' })),
      devices: this.#devices.list().map((device) => (device === '' ? 'GPU' : device)),
    });
    return {
      label: 'GPU operations',
      tool: { id: 'nsys', name: 'nsys stats' },
      ...facts,
      duration: (this.#last - this.#first) * this.secondsPerUnit,
      notes: [
        ...facts.notes,
        `${kernels.count.toLocaleString('en-GB')} of the operations are kernels.`,
      ],
    };
  }
}
