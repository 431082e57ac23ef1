/** The engine in a terminal: hands the arguments and the process's streams to src/cli. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { runCommand } from '../src/cli/main';
import { openStoredFile } from './lib/open-stored-file';

const io = {
  out: (text: string) => process.stdout.write(text),
  error: (text: string) => process.stderr.write(text),
  openFile: openStoredFile,
  writeFile: async (path: string, text: string) => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  },
};

// The exit code is set and not forced, so that a long output reaches a pipe before the process ends.
void runCommand(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
