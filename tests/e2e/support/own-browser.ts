/** A Chromium of the test's own, with a profile on disk that outlives it: for tests that kill the browser. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';

export interface OwnBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Ends every process of the browser at once; nothing is told, nothing is flushed. */
  readonly kill: () => Promise<void>;
}

export interface OwnBrowserOptions {
  readonly executablePath: string;
  readonly profile: string;
}

const ARGUMENTS = [
  '--headless=new',
  '--no-sandbox',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--remote-debugging-port=0',
];

export async function startBrowser(options: OwnBrowserOptions): Promise<OwnBrowser> {
  // A process group of its own, so that its child processes die with it.
  const child = spawn(
    options.executablePath,
    [...ARGUMENTS, `--user-data-dir=${options.profile}`, 'about:blank'],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  try {
    const browser = await chromium.connectOverCDP(await readEndpoint(child));
    const [context] = browser.contexts();
    if (context === undefined) throw new Error('the browser has no profile');
    return { context, page: await context.newPage(), kill: () => killAll(child, browser) };
  } catch (error) {
    await killAll(child);
    throw error;
  }
}

/** A reader who forbids sites to keep data, through the browser's own setting. */
export function forbidStorage(profile: string): void {
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(settings));
}

async function readEndpoint(child: ChildProcess): Promise<string> {
  if (child.stderr === null) throw new Error('the browser has no output');
  for await (const line of createInterface({ input: child.stderr })) {
    const endpoint = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (endpoint === undefined) continue;
    // What it says afterwards must not fill the pipe.
    child.stderr.resume();
    return endpoint;
  }
  throw new Error('the browser ended before it listened');
}

/** May be called again for a browser that has ended. */
async function killAll(child: ChildProcess, browser?: Browser): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGKILL');
  await ended;
  // Only lets go of the connection: there is nothing left to close.
  await browser?.close().catch(() => undefined);
}
