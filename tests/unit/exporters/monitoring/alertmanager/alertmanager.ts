/** amtool on a configuration, and a real Alertmanager with it: on the loopback, in a folder of its own, always killed. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitUntil } from '../../../../support/prometheus-server';

export const HAS_AMTOOL = spawnSync('amtool', ['--version']).status === 0;
export const HAS_ALERTMANAGER = spawnSync('prometheus-alertmanager', ['--version']).status === 0;
export const NO_ALERTMANAGER =
  'SKIPPED: Alertmanager is not installed here (Debian’s package prometheus-alertmanager), so no route is tried';

export interface AmtoolAnswer {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

/** `FILE` in the arguments stands for the file with the configuration. */
export function runAmtool(config: string, args: readonly string[]): AmtoolAnswer {
  return withFile(config, (file) => {
    const { status, stdout, stderr } = spawnSync(
      'amtool',
      args.map((arg) => arg.replace('FILE', file)),
      { encoding: 'utf8' },
    );
    return { status, out: stdout, error: stderr };
  });
}

function withFile<T>(config: string, read: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'amtool-'));
  try {
    const file = join(folder, 'alertmanager.yml');
    writeFileSync(file, config);
    return read(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export type Labels = Readonly<Record<string, string>>;

export interface HeldAlert {
  readonly labels: Labels;
  readonly receivers: readonly { readonly name: string }[];
  readonly status: { readonly state: string; readonly inhibitedBy: readonly string[] };
}

/** Sends alerts to a new Alertmanager and says how it holds them. */
export async function sendAlerts(
  config: string,
  alerts: readonly Labels[],
): Promise<readonly HeldAlert[]> {
  const folder = mkdtempSync(join(tmpdir(), 'alertmanager-'));
  writeFileSync(join(folder, 'alertmanager.yml'), config);
  const address = `127.0.0.1:${await findFreePort()}`;
  const child = spawn(
    'prometheus-alertmanager',
    [
      `--config.file=${join(folder, 'alertmanager.yml')}`,
      `--storage.path=${join(folder, 'data')}`,
      `--web.listen-address=${address}`,
      '--cluster.listen-address=',
    ],
    { cwd: folder, stdio: 'ignore' },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  try {
    await waitUntil('Alertmanager is ready', async () => {
      const response = await fetch(`http://${address}/-/ready`).catch(() => null);
      return response?.ok === true;
    });
    const path = `http://${address}/api/v2/alerts`;
    const sent = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(alerts.map((labels) => ({ labels }))),
    });
    if (!sent.ok) throw new Error(await sent.text());
    const read = async () => (await (await fetch(path)).json()) as readonly HeldAlert[];
    await waitUntil('the alerts are held', async () => (await read()).length === alerts.length);
    return await read();
  } finally {
    process.off('exit', kill);
    kill();
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
