/** Recognises what `nsys stats` prints, after any number of its log lines. */
import type { Detection } from '../format';
import type { Head } from '../head';

/** Share and total in the first two columns, whatever the report; `--format csv` or `tsv`. */
export const SUMMARY_HEADER = /^"?Time ?\(%\)"?[,\t]"?Total Time/u;
/** `cuda_gpu_trace`: each operation with its start. */
export const TRACE_HEADER =
  /^"?Start(?: ?\((\w+)\))?"?[,\t]"?Duration(?: ?\(\w+\))?"?[,\t]"?CorrId/u;
const SIZE_HEADER = /^"?Total ?\([KMG]?i?B\)"?[,\t]"?(?:Count|Operations)"?[,\t]/u;
const TABLE_HEADER = /^\s*Time ?\(%\)\s{1,}Total Time(?: ?\(\w+\))?\s{2,}/u;
const TABLE_TITLE = /^\s*\*\* .+ \([a-z_]+\):\s*$/u;

export function detectNsys(head: Head): Detection | null {
  const header = findLine(
    head,
    (line) => SUMMARY_HEADER.test(line) || TRACE_HEADER.test(line) || SIZE_HEADER.test(line),
  );
  return header === undefined
    ? null
    : { reason: `it has the columns ${header.split(/[,\t]/u).slice(0, 2).join(' and ')}` };
}

export function detectNsysTable(head: Head): Detection | null {
  if (detectNsys(head) !== null) return null;
  const isTable =
    findLine(head, (line) => TABLE_HEADER.test(line)) !== undefined ||
    (findLine(head, (line) => TABLE_TITLE.test(line)) !== undefined &&
      /(?:^|\n)Processing \[|Generating SQLite|nsys/u.test(head.text));
  return isTable ? { reason: 'it is the table that nsys stats prints for people' } : null;
}

/** nsys writes its progress before the report, more than the lines that a head lists. */
function findLine({ text }: Head, matches: (line: string) => boolean): string | undefined {
  return text.split(/\r?\n|\r/u).find(matches);
}
