/** One measured task in a process of its own, so that its peak memory is its own: prints seconds of each round and the peak. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { importFile } from '../../src/importers/registry';
import { createStoredSource } from '../../src/importers/source';
import { openStoredFile } from '../lib/open-stored-file';

const ROUNDS = 5;

const TASKS: Readonly<Record<string, (path: string) => unknown>> = {
  ours: async (path) => {
    const result = await importFile(createStoredSource(await openStoredFile(path), 'file'));
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    return result;
  },
  'JSON.parse and typed arrays': (path) => {
    const file = JSON.parse(readFileSync(path, 'utf8')) as {
      readonly ttfts: number[];
      readonly output_lens: number[];
      readonly itls: number[][];
    };
    const gaps = new Float64Array(file.itls.reduce((sum, list) => sum + list.length, 0));
    let length = 0;
    for (const list of file.itls) {
      gaps.set(list, length);
      length += list.length;
    }
    return [Float64Array.from(file.ttfts), Float64Array.from(file.output_lens), gaps];
  },
  papaparse: (path) =>
    Papa.parse(readFileSync(path, 'utf8'), { header: true, dynamicTyping: true }).data.length,
};

async function main(): Promise<void> {
  const [name = '', path = ''] = process.argv.slice(2);
  const task = TASKS[name];
  if (!task) throw new Error(`no task ${name}`);
  const before = process.memoryUsage().rss;
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await task(path);
    seconds.push((performance.now() - start) / 1000);
  }
  const peak = process.resourceUsage().maxRSS * 1024 - before;
  console.log(JSON.stringify({ seconds, peak }));
}

void main();
