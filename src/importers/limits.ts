/** How much an import may cost. The numbers appear in the messages, so that a refused reader knows what to do. */

const MIB = 1024 * 1024;

/** JSON that must be in memory as one value: parsing takes about ten times its size. */
export const MAX_JSON_BYTES = 64 * MIB;
/** Formats that are read line by line, and the most that a gzip file may inflate to. */
export const MAX_LINES_BYTES = 256 * MIB;
/** Objects and arrays inside each other. The deepest known format (GuideLLM) has 12. */
export const MAX_DEPTH = 64;
/** Entries of all arrays and objects of one JSON value. */
export const MAX_NODES = 20_000_000;
/** Requests in one run. */
export const MAX_ROWS = 4_000_000;
/** Runs in one file: the lines of an SGLang file, the load points of a GuideLLM file. */
export const MAX_RUNS = 1_000;
/** What detection looks at first; the whole file is looked at only when this much does not decide. */
export const HEAD_BYTES = 64 * 1024;

/** `64 MiB`, for messages. */
export function formatMebibytes(bytes: number): string {
  return `${Math.ceil(bytes / MIB).toLocaleString('en-GB')} MiB`;
}
