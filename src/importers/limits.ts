/** How much an import may cost. The numbers appear in the messages, so that a refused reader knows what to do. */

const MIB = 1024 * 1024;

/** JSON that must be in memory as one value: the text and what is made of it, about three times its size. */
export const MAX_JSON_BYTES = 256 * MIB;
/** Formats that are read line by line, whose memory does not grow with the file; also the most that an archive may inflate to. */
export const MAX_LINES_BYTES = 4096 * MIB;
/** One line, and the first value of a file that detection has to see whole. */
export const MAX_LINE_BYTES = 64 * MIB;
/** Objects and arrays inside each other. The deepest known format (GuideLLM) has 12. */
export const MAX_DEPTH = 64;
/** Entries of all arrays and objects of one JSON value. */
export const MAX_NODES = 40_000_000;
/** Requests in one run; of more than a million, every k-th is kept beside the distribution of all. */
export const MAX_ROWS = 100_000_000;
/** Runs in one file: the lines of an SGLang file, the load points of a GuideLLM file. */
export const MAX_RUNS = 1_000;
/** Files in one zip archive. */
export const MAX_ARCHIVE_FILES = 500;
/** What detection looks at first; the whole file is looked at only when this much does not decide. */
export const HEAD_BYTES = 64 * 1024;

/** `64 MiB`, `4 GiB`, for messages. */
export function formatMebibytes(bytes: number): string {
  const mebibytes = Math.ceil(bytes / MIB);
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024} GiB` : `${mebibytes} MiB`;
}
