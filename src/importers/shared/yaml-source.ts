/**
 * YAML as benchmark tools write it (PyYAML's dumps): several documents in one text, Python's tags, anchors. Nothing that a tag
 * names is ever constructed; an unknown tag leaves the plain value behind.
 */
import type { Document } from 'yaml';
import { Composer, Lexer, Parser } from 'yaml';
import { ImportError } from '../import-error';
import { MAX_DEPTH, MAX_RUNS, formatMebibytes } from '../limits';

/** YAML takes about ten times the memory and the time of JSON, so less of it can be read. Characters. */
export const MAX_YAML_CHARACTERS = 16 * 1024 * 1024;

/** Uses of one anchor times the anchors inside it: PyYAML writes one for every list that it meets twice, a bomb needs thousands. */
const MAX_ALIASES = 1_000;

/** The library's own stack has the document and a scalar beside the open collections. */
const MAX_STACK = MAX_DEPTH + 4;

/**
 * The values of all documents of the text, in order; empty documents are left out. Objects have plain text keys, of which the
 * last one wins when a key comes twice; dates stay texts; `.nan` and `.inf` are numbers that are not finite.
 *
 * @throws ImportError `damaged` for text that is no YAML, ends inside a value or refers to itself; `too large` for text that is
 * longer than `MAX_YAML_CHARACTERS`, deeper than `MAX_DEPTH` or of more documents than a file may have runs.
 */
export function parseYamlDocuments(text: string): unknown[] {
  if (text.length > MAX_YAML_CHARACTERS) {
    throw new ImportError(
      'too large',
      `YAML of more than ${formatMebibytes(MAX_YAML_CHARACTERS)} cannot be read; export the same result as JSON.`,
    );
  }
  return attempt(() =>
    [...composeDocuments(text)].flatMap((document): unknown[] => {
      const [error] = document.errors;
      if (error) throw damaged(lineOf(text, error.pos[0]));
      const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
      return value === null || value === undefined ? [] : [value];
    }),
  );
}

/**
 * The library's steps by hand, to look at the depth before the recursive one: beyond some thousand levels that ends the process
 * and not only the import. Duplicate keys are not looked for, which takes time in the square of their number.
 */
function* composeDocuments(text: string): Generator<Document.Parsed> {
  const parser = new Parser();
  const composer = new Composer({ uniqueKeys: false, logLevel: 'silent', prettyErrors: false });
  let documents = 0;
  const counted = function* (more: Iterable<Document.Parsed>): Generator<Document.Parsed> {
    for (const document of more) {
      documents += 1;
      if (documents > MAX_RUNS)
        throw tooMuch(`more than ${MAX_RUNS.toLocaleString('en-GB')} documents`);
      yield document;
    }
  };
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) yield* counted(composer.next(token));
    if (parser.stack.length > MAX_STACK) throw tooMuch(`more than ${MAX_DEPTH} levels`);
  }
  for (const token of parser.end()) yield* counted(composer.next(token));
  yield* counted(composer.end());
}

/** The library throws errors of several kinds; whatever it stumbles over is in the text. */
function attempt<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof ImportError ? error : damaged(undefined);
  }
}

function tooMuch(what: string): ImportError {
  return new ImportError(
    'too large',
    `The YAML in this file has ${what}, which no benchmark tool writes; check that it is the right file.`,
  );
}

function damaged(at: string | undefined): ImportError {
  return new ImportError(
    'damaged',
    'The file looks like YAML but is not valid, or is cut off; export it again from the tool.',
    at,
  );
}

function lineOf(text: string, position: number): string {
  return `line ${text.slice(0, position).split('\n').length}`;
}
