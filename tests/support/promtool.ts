/** Debian's promtool, run on files in a folder of their own. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const HAS_PROMTOOL = spawnSync('promtool', ['--version']).status === 0;
export const NO_PROMTOOL =
  'SKIPPED: promtool is not installed here (Debian’s package prometheus), so no rule is tried';

export interface PromtoolAnswer {
  readonly status: number | null;
  /** Standard output and error, one after the other. */
  readonly said: string;
}

/** Files by their names, with which the arguments may speak of them. */
export type Files = Readonly<Record<string, string>>;

export async function runPromtool(args: readonly string[], files: Files): Promise<PromtoolAnswer> {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    return await run(args, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(args: readonly string[], cwd: string): Promise<PromtoolAnswer> {
  return new Promise((resolve, reject) => {
    const child = spawn('promtool', args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.once('error', reject);
    child.once('close', (status) => {
      resolve({ status, said: Buffer.concat([...out, ...errors]).toString('utf8') });
    });
  });
}

/** A rule file that loads and that no lint finds fault with. */
export function checkRules(files: Files): Promise<PromtoolAnswer> {
  return runPromtool(
    ['check', 'rules', '--lint=all', '--lint-fatal', ...Object.keys(files)],
    files,
  );
}

/** Runs the unit-test files among them, by the ends of their names. */
export function testRules(files: Files): Promise<PromtoolAnswer> {
  const tests = Object.keys(files).filter((name) => name.endsWith('.test.yml'));
  return runPromtool(['test', 'rules', ...tests], files);
}
