/** The engine in a terminal: hands the arguments and the process's streams to src/cli. */
import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { runCommand } from '../src/cli/main';

async function openFile(path: string): Promise<Blob> {
  if (!(await stat(path)).isFile()) throw new Error(`${path} is no file`);
  return openAsBlob(path);
}

const io = {
  out: (text: string) => process.stdout.write(text),
  error: (text: string) => process.stderr.write(text),
  openFile,
};

// The exit code is set and not forced, so that a long output reaches a pipe before the process ends.
void runCommand(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
