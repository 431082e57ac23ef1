/** Reports of `nsys stats --format csv`, one or several in a file. See README.md for what is read and what is not. */
import type { Profile } from '../../domain/profile/profile';
import type { ParseContext, ParsedFile } from '../format';
import { ImportError } from '../import-error';
import { MAX_LINES_BYTES, MAX_RUNS } from '../limits';
import type { ImportSource } from '../source';
import { readLines } from '../source';
import { splitDelimitedLine } from '../table/split-line';
import { SUMMARY_HEADER, TRACE_HEADER } from './detect';
import { SummaryReport } from './summary-report';
import { TraceReport } from './trace-report';

const COMMAND = 'nsys stats --report cuda_gpu_kern_sum,cuda_api_sum --format csv report.nsys-rep';
/** `Processing [rep.sqlite] with [/opt/…/cuda_api_sum.py]...` says which report comes next. */
const REPORT_NAME = /(?:with|Running) \[(?:[^\]]*[/\\])?([a-z_]+)(?:\.py)?(?: [^\]]*)?\]/u;
/** Any other header: letters in the first two cells, and no number in the line. */
const OTHER_HEADER = /^"?[A-Z][^,\t\d]*"?[,\t]"?[A-Z][^\d]*$/u;

interface Report {
  /** Takes one row; false when the line is none. */
  add(cells: readonly string[]): boolean;
  createProfile(): Profile | null;
}

export async function parseNsys(source: ImportSource, context: ParseContext): Promise<ParsedFile> {
  const { report } = context;
  report.secret('paths of the report and of its files');
  const reports: Report[] = [];
  let current: Report | null = null;
  let isOther = false;
  let delimiter = ',';
  let name: string | undefined;
  for await (const line of readLines(source, MAX_LINES_BYTES, context)) {
    const announced = REPORT_NAME.exec(line)?.[1];
    if (announced !== undefined) name = announced;
    if (SUMMARY_HEADER.test(line) || TRACE_HEADER.test(line)) {
      delimiter = /^[^,]*\t/u.test(line) ? '\t' : ',';
      const columns = splitDelimitedLine(line, delimiter).map((cell) => cell.trim());
      current = TRACE_HEADER.test(line)
        ? TraceReport.fromHeader(columns, report)
        : SummaryReport.fromHeader(columns, name, report);
      isOther = current === null;
      name = undefined;
      if (current === null) continue;
      if (reports.length === MAX_RUNS) {
        throw new ImportError('too large', `The file has more than ${MAX_RUNS} reports; split it.`);
      }
      reports.push(current);
      continue;
    }
    if (line.trim() === '' || announced !== undefined) {
      // A blank line ends a report, and so does the announcement of the next.
      current = null;
      isOther = false;
      continue;
    }
    if (current !== null) {
      const isRow: boolean = current.add(splitDelimitedLine(line, delimiter));
      if (!isRow && OTHER_HEADER.test(line)) {
        current = null;
        isOther = true;
      }
      continue;
    }
    if (isOther && /^"?[\d.]/u.test(line)) {
      report.read(1);
      report.drop('rows of reports that are not read');
    } else if (OTHER_HEADER.test(line)) isOther = true;
  }
  const profiles = reports.flatMap((entry) => entry.createProfile() ?? []);
  if (profiles.length === 0) {
    throw new ImportError(
      'no requests',
      `The file has no report of nsys with times in it; print one with ${COMMAND}.`,
    );
  }
  return { runs: [], profiles };
}

export function declineNsysTable(): Promise<ParsedFile> {
  return Promise.reject(
    new ImportError(
      'not supported',
      `This is the table that nsys stats prints for people, in which names are cut off; print it as CSV with ${COMMAND}.`,
    ),
  );
}
