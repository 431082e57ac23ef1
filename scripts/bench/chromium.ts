/**
 * The same imports in the built site in Chromium: from the choice of the file to the shown outcome, beside a bare parse in the same
 * page, with the tasks that kept the page's own thread for longer than a frame budget of 50 ms.
 */
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Browser, Page } from 'playwright';
import { chromium } from 'playwright';
import { median } from './engine';

const PORT = 3417;
const ROUNDS = 3;
const TIMEOUT = 300_000;

interface Import {
  readonly seconds: number;
  /** Milliseconds of each task of the page's thread above 50 ms, which is what browsers call a long task. */
  readonly longTasks: readonly number[];
}

async function openWorkspace(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(TIMEOUT);
  // The compiler of this script names its functions by a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named;');
  await page.addInitScript({ path: 'node_modules/papaparse/papaparse.min.js' });
  await page.goto(`http://127.0.0.1:${PORT}/workspace`);
  await page.getByRole('group', { name: 'Benchmark results' }).first().waitFor();
  await page.locator('input[type=file][multiple]').first().waitFor({ state: 'attached' });
  await page.waitForTimeout(1_000);
  return page;
}

async function importInPage(page: Page, path: string): Promise<Import> {
  await page.evaluate(() => {
    const longTasks: number[] = [];
    Object.assign(globalThis, { longTasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration);
    }).observe({ entryTypes: ['longtask'] });
  });
  const start = performance.now();
  await page.locator('input[type=file][multiple]').first().setInputFiles(path);
  await page
    .getByText(`added from ${basename(path)}`)
    .first()
    .waitFor();
  const seconds = (performance.now() - start) / 1000;
  // What follows the outcome (saving, drawing) counts as well.
  await page.waitForTimeout(2_000);
  const longTasks = await page.evaluate(
    () => (globalThis as unknown as { longTasks: number[] }).longTasks,
  );
  return { seconds, longTasks };
}

function describeTasks(imports: readonly Import[]): string {
  const tasks = imports.flatMap(({ longTasks }) => longTasks);
  return tasks.length === 0
    ? 'no task above 50 ms on the page'
    : `${tasks.length} tasks above 50 ms on the page, the longest ${Math.max(...tasks).toFixed(0)} ms`;
}

/** Seconds of a bare parse in the page's own thread. */
async function parseInPage(page: Page, path: string, kind: 'json' | 'csv'): Promise<number> {
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'bench';
    document.body.append(input);
  });
  await page.locator('#bench').setInputFiles(path);
  return page.evaluate(async (what) => {
    const input = document.querySelector<HTMLInputElement>('#bench');
    const file = input?.files?.[0];
    if (!file) throw new Error('no file');
    const start = performance.now();
    const text = await file.text();
    if (what === 'json') {
      const data = JSON.parse(text) as { ttfts: number[]; itls: number[][] };
      const gaps = new Float64Array(data.itls.reduce((sum, list) => sum + list.length, 0));
      let length = 0;
      for (const list of data.itls) {
        gaps.set(list, length);
        length += list.length;
      }
      Float64Array.from(data.ttfts);
    } else {
      const { Papa } = globalThis as unknown as {
        Papa: { parse: (csv: string, options: object) => unknown };
      };
      Papa.parse(text, { header: true, dynamicTyping: true });
    }
    input.remove();
    return (performance.now() - start) / 1000;
  }, kind);
}

async function compare(browser: Browser, what: string, path: string, kind: 'json' | 'csv') {
  const ours: Import[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await openWorkspace(browser);
    ours.push(await importInPage(page, path));
    bare.push(await parseInPage(page, path, kind));
    await page.close();
  }
  const mine = median(ours.map(({ seconds }) => seconds));
  const theirs = median(bare);
  const baseline = kind === 'json' ? 'JSON.parse and typed arrays' : 'papaparse, typed';
  console.log(
    `  ${what.padEnd(30)} ${mine.toFixed(3).padStart(7)} s to the shown outcome, ${(mine / theirs).toFixed(2)} × ${baseline} (${theirs.toFixed(3)} s); ${describeTasks(ours)}`,
  );
}

async function importLarge(browser: Browser, path: string): Promise<void> {
  const page = await openWorkspace(browser);
  const imported = await importInPage(page, path);
  const size = statSync(path).size / 2 ** 30;
  console.log(
    `  ${basename(path).padEnd(30)} ${size.toFixed(2)} GiB in ${imported.seconds.toFixed(1)} s; ${describeTasks([imported])}`,
  );
  await page.close();
}

export async function benchChromium(
  files: { readonly json: string; readonly csv: string },
  large: { readonly csv: string; readonly ndjson: string } | null,
): Promise<void> {
  if (!existsSync('build/workspace.html')) {
    console.log('\nIn Chromium: NOT MEASURED: there is no build; run npm run build first');
    return;
  }
  const server = spawn(
    process.execPath,
    ['node_modules/.bin/docusaurus', 'serve', '--no-open', '--port', `${PORT}`],
    { stdio: 'ignore' },
  );
  const installed = '/usr/bin/chromium';
  const browser = await chromium.launch({
    args: ['--no-sandbox'],
    ...(existsSync(installed) ? { executablePath: installed } : {}),
  });
  try {
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    console.log('\nIn Chromium, medians of 3');
    await compare(browser, 'vLLM detailed result', files.json, 'json');
    await compare(browser, 'CSV of 1,000,000 rows', files.csv, 'csv');
    if (large) {
      await importLarge(browser, large.csv);
      await importLarge(browser, large.ndjson);
    }
  } finally {
    await browser.close();
    server.kill();
  }
}
