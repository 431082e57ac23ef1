/** A real Prometheus for a test: started in a folder of its own on the loopback, and always killed. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const HAS_PROMETHEUS = spawnSync('prometheus', ['--version']).status === 0;

export interface Exporter {
  /** `127.0.0.1:40001`. */
  readonly target: string;
  readonly stop: () => void;
}

/** Serves texts by path as a `/metrics` page; `read` is asked anew at each scrape. */
export async function startExporter(read: (path: string) => string | undefined): Promise<Exporter> {
  const server = createServer((request, response) => {
    const text = read(request.url ?? '/');
    response.writeHead(text === undefined ? 404 : 200, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    });
    response.end(text);
  });
  const port = await listen(server);
  return {
    target: `127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export interface ScrapeJob {
  /** Becomes the labels `job` and `namespace`. */
  readonly name: string;
  readonly target: string;
  readonly path: string;
}

export interface ServerOptions {
  /** A rule file, evaluated every second. */
  readonly rules?: string;
}

export interface PrometheusServer {
  readonly address: string;
  /** The value of the one series that an expression gives now; undefined when it gives none. */
  readonly ask: (expression: string) => Promise<number | undefined>;
  readonly stop: () => Promise<void>;
}

/** Scrapes every second. Resolves when it answers. */
export async function startPrometheus(
  jobs: readonly ScrapeJob[],
  { rules }: ServerOptions = {},
): Promise<PrometheusServer> {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
  const config = {
    global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
    ...(rules !== undefined && { rule_files: ['rules.yml'] }),
    scrape_configs: jobs.map(({ name, target, path }) => ({
      job_name: name,
      metrics_path: path,
      static_configs: [{ targets: [target], labels: { namespace: name } }],
    })),
  };
  // JSON is YAML.
  writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(config));
  if (rules !== undefined) writeFileSync(join(folder, 'rules.yml'), rules);
  const port = await findFreePort();
  const address = `http://127.0.0.1:${port}`;
  const child = spawn(
    'prometheus',
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=warn',
    ],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    await end(child);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    await waitUntil('Prometheus is ready', async () => {
      if (child.exitCode !== null) throw new Error(`Prometheus ended: ${said}`);
      const response = await fetch(`${address}/-/ready`).catch(() => null);
      return response?.ok === true;
    });
  } catch (error) {
    await stop();
    throw error;
  }
  const ask = async (expression: string) => {
    const query = new URLSearchParams({ query: expression }).toString();
    const response = await fetch(`${address}/api/v1/query?${query}`);
    const answer = (await response.json()) as {
      readonly data?: { readonly result?: readonly { readonly value?: readonly unknown[] }[] };
    };
    const value = answer.data?.result?.[0]?.value?.[1];
    return typeof value === 'string' ? Number(value) : undefined;
  };
  return { address, ask, stop };
}

/** Asks every 100 ms, for at most `seconds`. */
export async function waitUntil(
  what: string,
  isSo: () => Promise<boolean>,
  seconds = 30,
): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Not within ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
