/** Runs a command of the terminal in this process: its files are texts, or fixtures of imports, and what it writes is kept. */
import { readFileSync } from 'node:fs';
import type { ExitCode } from '../../src/cli/command';
import { runCommand } from '../../src/cli/main';
import { storeBlob } from '../../src/importers/source';

const FIXTURES = new URL('../fixtures/imports/', import.meta.url);

export interface Outcome {
  readonly code: ExitCode;
  readonly out: string;
  readonly error: string;
  /** By path, with forward slashes. */
  readonly written: ReadonlyMap<string, string>;
}

/** A path that is not among `files` is one of a fixture. */
export async function run(
  args: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  let out = '';
  let error = '';
  const written = new Map<string, string>();
  const code = await runCommand(args, {
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
    openFile: (path) =>
      Promise.resolve().then(() =>
        storeBlob(new Blob([files[path] ?? readFileSync(new URL(path, FIXTURES))])),
      ),
    writeFile: (path, text) => {
      written.set(path, text);
      return Promise.resolve();
    },
  });
  return { code, out, error, written };
}
