/**
 * `npm run mutate -- [COUNT] [--seed N]`: imports seeded damage to the real files in ../shared/samples (to the project's own fixtures
 * where that folder is absent) and ends with 1 when an import crashes, hangs, or accepts what is no measurement. A process that says
 * nothing for long is ended and its file named.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createRandom, damage } from '../tests/support/damage';
import { findProblem } from '../tests/support/find-problem';

const SAMPLES = join('..', 'shared', 'samples');
const FIXTURES = join('tests', 'fixtures', 'imports');
/** Larger files take as long as hundreds of small ones and hold no other code paths; they are cut to this. */
const MOST_BYTES = 128 * 1024;
const SILENCE = 30_000;

function listFiles(): string[] {
  const folder = existsSync(SAMPLES) ? SAMPLES : FIXTURES;
  if (folder === FIXTURES)
    console.error(`${SAMPLES} IS ABSENT: damaging the project's own fixtures.`);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !path.endsWith('.md'))
    .toSorted();
}

/** At most `MOST_BYTES`: whole lines where there are several, else only files that are small enough. */
function readSmall(path: string): Uint8Array | null {
  const bytes = readFileSync(path);
  if (bytes.length <= MOST_BYTES) return new Uint8Array(bytes);
  const end = bytes.lastIndexOf(0x0a, MOST_BYTES);
  return end > 0 ? new Uint8Array(bytes.subarray(0, end + 1)) : null;
}

interface Report {
  readonly file: string;
  readonly index: number;
  readonly problem?: string | null;
}

/** Every `step`-th import from `first` on; tells the parent before and after each. */
async function work(first: number, step: number, count: number, seed: number): Promise<void> {
  const files = listFiles().flatMap((path) => {
    const bytes = readSmall(path);
    return bytes ? [{ path, bytes }] : [];
  });
  for (let index = first; index < count; index += step) {
    const file = files[index % files.length];
    if (!file) return;
    process.send?.({ file: file.path, index } satisfies Report);
    const random = createRandom(seed * 1_000_003 + index);
    const problem = await findProblem(damage(file.bytes, random), 1 + random(50_000));
    process.send?.({ file: file.path, index, problem } satisfies Report);
  }
}

async function watch(child: ChildProcess, found: string[], onDone: () => void): Promise<void> {
  let last: Report | null = null;
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve) => {
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        found.push(
          `${last?.file ?? 'the start'} number ${last?.index ?? 0}: no answer for ${SILENCE} ms`,
        );
        child.kill('SIGKILL');
      }, SILENCE);
    };
    wait();
    child.on('message', (report: Report) => {
      wait();
      last = report;
      if (report.problem === undefined) return;
      onDone();
      if (report.problem !== null)
        found.push(`${report.file} number ${report.index}: ${report.problem}`);
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      if (code !== 0 && code !== null)
        found.push(
          `${last?.file ?? 'the start'} number ${last?.index ?? 0}: the process ended with ${code}`,
        );
      resolve();
    });
  });
}

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const at = args.indexOf('--seed');
  const seed = at === -1 ? 1 : Number(args[at + 1]);
  const [count = 100_000] = args
    .filter((arg, i) => /^\d+$/.test(arg) && (at === -1 || i !== at + 1))
    .map(Number);
  const processes = Math.max(1, availableParallelism());
  const found: string[] = [];
  let done = 0;
  const children = Array.from({ length: processes }, (_, first) =>
    fork('scripts/mutate.ts', ['--work', `${first}`, `${processes}`, `${count}`, `${seed}`], {
      execArgv: ['--import', 'tsx'],
    }),
  );
  await Promise.all(
    children.map((child) =>
      watch(child, found, () => {
        done += 1;
        if (done % 5_000 === 0) console.log(`${done} of ${count}, ${found.length} problems`);
      }),
    ),
  );
  for (const line of found.slice(0, 50)) console.log(line);
  console.log(`${done} damaged files imported with seed ${seed}: ${found.length} problems`);
  return found.length > 0 || done < count ? 1 : 0;
}

const [mode, ...numbers] = process.argv.slice(2);
if (mode === '--work') {
  const [first = 0, step = 1, count = 0, seed = 1] = numbers.map(Number);
  void work(first, step, count, seed).then(() => process.exit(0));
} else {
  void main().then((code) => {
    process.exitCode = code;
  });
}
