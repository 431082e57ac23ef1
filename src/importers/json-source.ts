/** The JSON values of a source: the whole text at once, or line by line when the file is too large for that. */
import { ImportError } from './import-error';
import type { ParseContext } from './format';
import type { JsonText } from './json-text';
import { ComplexityCheck, parseJsonValues } from './json-text';
import { MAX_JSON_BYTES, MAX_LINES_BYTES, MAX_ROWS, formatMebibytes } from './limits';
import type { ImportSource } from './source';
import { decodeText, readLines } from './source';

/** Characters of a line that is too short to be nested so deeply that anything here would fail. */
const ALWAYS_SAFE = 8_192;

/**
 * All JSON values of the file in order. Up to 256 MiB they may be laid out in any way; beyond that, up to 4 GiB, each must be
 * on a line of its own.
 */
export async function* readJsonValues(source: ImportSource, context: ParseContext): AsyncGenerator {
  if (source.size > MAX_JSON_BYTES) {
    yield* readJsonLines(source, context);
    return;
  }
  const { values, skippedLines } = await readWhole(source, context);
  noteSkipped(skippedLines, context);
  yield* values;
}

async function readWhole(source: ImportSource, context: ParseContext): Promise<JsonText> {
  const { text, isSafe } = await readSafeText(source, context);
  return parseJsonValues(text, isSafe);
}

/** The bytes are given back before the text is parsed, or bytes, text and values are in memory at once. */
async function readSafeText(
  source: ImportSource,
  context: ParseContext,
): Promise<{ readonly text: string; readonly isSafe: boolean }> {
  const check = new ComplexityCheck();
  const onPiece = (piece: Uint8Array): void => check.add(piece);
  const bytes = await source.readBytes(MAX_JSON_BYTES, { ...context, onPiece });
  const text = decodeText(bytes);
  if (bytes !== source.stored?.inMemory) releaseBuffer(bytes);
  return { text, isSafe: !check.mayBeTooComplex };
}

/**
 * Moves the memory to an object that nothing refers to. A buffer that has survived a few collections waits for a full one, which
 * may come long after the next hundred megabytes are needed; a new one is gone with the next small collection.
 */
function releaseBuffer({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer) structuredClone(buffer, { transfer: [buffer] });
}

/** One JSON value per line, up to 4 GiB. A last line that is cut off is reported and left out; any other is an error. */
export async function* readJsonLines(source: ImportSource, context: ParseContext): AsyncGenerator {
  let lineNumber = 0;
  let yielded = 0;
  let skipped = 0;
  let pending: ImportError | undefined;
  for await (const line of readLines(source, MAX_LINES_BYTES, context)) {
    lineNumber += 1;
    if (line.trim() === '') continue;
    if (pending) throw pending;
    try {
      const { values, skippedLines } = parseJsonValues(line, line.length < ALWAYS_SAFE);
      skipped += skippedLines;
      yielded += values.length;
      if (yielded > MAX_ROWS) throw tooManyRows();
      yield* values;
    } catch (error) {
      if (!(error instanceof ImportError) || error.failure.code !== 'damaged') throw error;
      pending = new ImportError(
        'damaged',
        source.size > MAX_JSON_BYTES && yielded === 0
          ? `JSON above ${formatMebibytes(MAX_JSON_BYTES)} can be read only with one value per line; export fewer requests, or without the generated texts.`
          : `Line ${lineNumber} is not valid JSON; export the file again, or delete that line.`,
        `line ${lineNumber}`,
      );
    }
  }
  if (pending) {
    if (yielded === 0) throw pending;
    context.report.drop('the last line is cut off');
  }
  noteSkipped(skipped, context);
}

export function tooManyRows(): ImportError {
  return new ImportError(
    'too large',
    `The file has more than ${MAX_ROWS.toLocaleString('en-GB')} rows, the most that can be read; import a part of the run.`,
  );
}

function noteSkipped(lines: number, { report }: ParseContext): void {
  if (lines > 0) report.drop('lines of other text around the JSON', lines);
}
