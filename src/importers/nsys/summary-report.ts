/** One summary of `nsys stats`: a row for each kernel, call, copy or range, with its summed time. */
import type { Profile, ProfileFrame } from '../../domain/profile/profile';
import { PROFILE_LIMITS } from '../../domain/profile/profile';
import { selectTopFrames } from '../../domain/profile/select-frames';
import type { ReportBuilder } from '../report';
import { cutName } from '../shared/frame-name';
import { readAmount, readTimeUnit } from './units';

interface ReportKind {
  readonly label: string;
  readonly measures: Profile['measures'];
  /** In the place of a source file. */
  readonly location?: string;
  /** The times contain what was called inside. */
  readonly isInclusive?: boolean;
  readonly note: string;
}

const SHARES =
  'Shares are of the rows of this report together, as in the column Time (%), and not of the time that passed';
const KERNELS: ReportKind = {
  label: 'GPU kernels',
  measures: 'gpu time',
  location: 'kernel',
  note: `${SHARES}. When the kernels ran is not in it, so neither is how long the GPU was idle.`,
};
const MEMORY: ReportKind = {
  label: 'GPU memory operations',
  measures: 'gpu time',
  location: 'memory operation',
  note: `${SHARES}. Copies can run at the same time as kernels.`,
};
const CUDA_API: ReportKind = {
  label: 'CUDA API calls',
  measures: 'traced time',
  location: 'CUDA API',
  note: `${SHARES}; they are summed over threads. A call that synchronises lasts as long as the GPU works.`,
};
const OS_RUNTIME: ReportKind = {
  label: 'OS runtime calls',
  measures: 'traced time',
  location: 'OS runtime',
  note: `${SHARES}; they are summed over threads, most of which wait.`,
};
const RANGES: ReportKind = {
  label: 'NVTX ranges',
  measures: 'traced time',
  isInclusive: true,
  note: `${SHARES}. A range contains the ranges inside it, whose time is counted again in the sum; own times are unknown.`,
};
const OTHER_CALLS: ReportKind = {
  label: 'API calls',
  measures: 'traced time',
  note: `${SHARES}; they are summed over threads.`,
};

/** Columns before the name that make two rows of one kernel different. */
const DETAILS = ['gridxyz', 'blockxyz', 'style', 'nvtx range'];
const TOTAL = 'total time';

export class SummaryReport {
  readonly #frames: ProfileFrame[] = [];
  readonly #names: string[] = [];

  private constructor(
    readonly columns: readonly string[],
    readonly reportName: string | undefined,
    readonly secondsPerUnit: number,
    readonly report: ReportBuilder,
  ) {}

  /** Null for a report whose times cannot be read as those of its rows. */
  static fromHeader(
    header: readonly string[],
    reportName: string | undefined,
    report: ReportBuilder,
  ): SummaryReport | null {
    const columns = header.map((cell) => cell.toLowerCase());
    const hasName = columns.some((column) => ['name', 'range', 'operation'].includes(column));
    // cuda_api_gpu_sum adds up calls on the CPU and kernels on the GPU, which run at the same time.
    if (!hasName || columns.includes('category')) return null;
    const unit = readTimeUnit(columns.find((column) => column.startsWith(TOTAL)) ?? '');
    if (unit === undefined) return null;
    if (unit === null)
      report.assume('Total Time: nanoseconds, as in versions without a unit there');
    return new SummaryReport(columns, reportName, unit ?? 1e-9, report);
  }

  add(cells: readonly string[]): boolean {
    const share = readAmount(cells[0]);
    if (share === undefined || cells.length < this.columns.length) return false;
    this.report.read(1);
    const time = readAmount(cells[this.columns.findIndex((column) => column.startsWith(TOTAL))]);
    const name = this.#nameOf(cells);
    if (time === undefined || name === '') {
      this.report.drop('rows without a time or a name');
      return true;
    }
    const calls = readAmount(this.#cell(cells, 'instances', 'num calls', 'count', 'operations'));
    const seconds = time * this.secondsPerUnit;
    this.#names.push(name);
    this.#frames.push({
      name: cutName(name),
      ...this.#locate(cells),
      ...(this.#kind().isInclusive === true ? { total: seconds } : { self: seconds }),
      ...(calls !== undefined && Number.isSafeInteger(calls) && { calls }),
    });
    this.report.keep(1);
    return true;
  }

  createProfile(): Profile | null {
    if (this.#frames.length === 0) return null;
    const { label, measures, note } = this.#kind();
    const location = this.#kind().location;
    const frames = this.#frames.map((frame) =>
      location === undefined || frame.location !== undefined ? frame : { ...frame, location },
    );
    return {
      label,
      tool: { id: 'nsys', name: 'nsys stats' },
      measures,
      total: frames.reduce((sum, { self, total = 0 }) => sum + (self ?? total), 0),
      frames: selectTopFrames(frames, PROFILE_LIMITS.frames),
      frameCount: frames.length,
      gaps: [],
      notes: [note],
    };
  }

  /** What the rows are, by the columns, the announced report, and for calls by their names. */
  #kind(): ReportKind {
    if (this.columns.includes('range')) return RANGES;
    if (this.columns.includes('operation')) return MEMORY;
    if (this.columns.includes('instances')) return KERNELS;
    const name = this.reportName?.replaceAll('_', '') ?? '';
    if (name.startsWith('osrt')) return OS_RUNTIME;
    if (name.startsWith('cudaapi')) return CUDA_API;
    if (name !== '') return OTHER_CALLS;
    const isCuda = this.#names.filter((text) => /^(?:cuda|cu[A-Z])/u.test(text)).length;
    return isCuda * 2 > this.#names.length ? CUDA_API : OS_RUNTIME;
  }

  /** The last column; what a name without quotes has after a comma belongs to it. */
  #nameOf(cells: readonly string[]): string {
    const isLast = ['name', 'range', 'operation'].includes(this.columns.at(-1) ?? '');
    const name = isLast
      ? cells.slice(this.columns.length - 1).join(',')
      : (this.#cell(cells, 'name', 'range', 'operation') ?? '');
    return name.trim();
  }

  #locate(cells: readonly string[]): Pick<ProfileFrame, 'location'> {
    const details = DETAILS.flatMap((column) => {
      const cell = this.#cell(cells, column)?.trim() ?? '';
      return cell === '' ? [] : [`${column.replace('xyz', '')} ${cell.replace(/\s+/gu, ' ')}`];
    });
    return details.length === 0 ? {} : { location: cutName(details.join(', ')) };
  }

  #cell(cells: readonly string[], ...names: readonly string[]): string | undefined {
    const index = this.columns.findIndex((column) => names.includes(column));
    return index === -1 ? undefined : cells[index];
  }
}
