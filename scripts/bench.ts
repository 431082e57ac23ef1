/**
 * Prints how long the engine takes beside plain baselines, as ratios of medians taken in turn in one run, because absolute times say
 * little on a shared machine. Never fails on a time. `npm run bench -- --large` also imports files of a gigabyte in Chromium.
 */
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchChromium } from './bench/chromium';
import { benchEngine, median } from './bench/engine';
import { makeFiles, makeLargeFiles } from './bench/make-files';

interface Measured {
  readonly seconds: readonly number[];
  /** Bytes above what the process had before. */
  readonly peak: number;
}

const FOLDER = join(tmpdir(), 'llm-performance-handbook-bench');

function runCase(name: string, path: string): Measured {
  const argv = ['node_modules/.bin/tsx', 'scripts/bench/case.ts', name, path];
  return JSON.parse(
    execFileSync(process.execPath, argv, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  ) as Measured;
}

const PANDAS = `
import json, resource, sys, time
import pandas
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
seconds = []
for _ in range(5):
    start = time.perf_counter()
    pandas.read_csv(sys.argv[1])
    seconds.append(time.perf_counter() - start)
print(json.dumps({"seconds": seconds, "peak": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024}))
`;
const NUMPY = `
import json, resource, sys, time
import numpy
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
seconds = []
for _ in range(5):
    start = time.perf_counter()
    data = json.load(open(sys.argv[1]))
    numpy.array(data["ttfts"]); numpy.array(data["output_lens"]); numpy.concatenate([numpy.array(x) for x in data["itls"]])
    seconds.append(time.perf_counter() - start)
print(json.dumps({"seconds": seconds, "peak": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024}))
`;

/** The distribution's own interpreter may have packages that the first one in the path lacks. */
const PYTHONS = ['python3', '/usr/bin/python3'];

function runPython(program: string, path: string): Measured | null {
  for (const python of PYTHONS) {
    try {
      const output = execFileSync(python, ['-c', program, path], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      return JSON.parse(output) as Measured;
    } catch {
      // Absent, or without the package.
    }
  }
  return null;
}

function print(what: string, path: string, others: readonly [string, Measured | null][]): void {
  const bytes = statSync(path).size;
  const ours = runCase('ours', path);
  const mine = median(ours.seconds);
  console.log(`\n${what} (${(bytes / 1e6).toFixed(0)} MB), medians of 5`);
  const line = (name: string, { seconds, peak }: Measured): void => {
    const time = median(seconds);
    console.log(
      `  ${name.padEnd(30)} ${time.toFixed(3).padStart(7)} s  ours is ${(mine / time).toFixed(2).padStart(5)} × it   peak memory ${(peak / bytes).toFixed(1).padStart(5)} × the file`,
    );
  };
  line('ours', ours);
  for (const [name, measured] of others) {
    if (measured) line(name, measured);
    else console.log(`  ${name.padEnd(30)} NOT MEASURED: not installed here`);
  }
}

async function main(): Promise<void> {
  const { json, csv } = await makeFiles(FOLDER);
  benchEngine();
  print('vLLM detailed result, 40,000 requests with 128 gaps each', json, [
    ['JSON.parse and typed arrays', runCase('JSON.parse and typed arrays', json)],
    ['Python json and numpy', runPython(NUMPY, json)],
  ]);
  print('CSV of 1,000,000 rows and 8 columns', csv, [
    ['papaparse, typed', runCase('papaparse', csv)],
    ['pandas read_csv', runPython(PANDAS, csv)],
  ]);
  const isLarge = process.argv.includes('--large');
  await benchChromium({ json, csv }, isLarge ? await makeLargeFiles(FOLDER) : null);
}

void main();
