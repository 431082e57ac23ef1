/**
 * `npm run load-results -- [FOLDER]`: makes real result files of load tools. It starts a small server on the loopback address, runs
 * autocannon and Artillery (installed into a temporary folder, never into the project) and, where they are installed on the
 * machine, k6 and Locust, and leaves their result files and what they printed in FOLDER.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const NPM_TOOLS = ['autocannon@8', 'artillery@2'];
const TOOLS_FOLDER = join(tmpdir(), 'load-results-tools');
/** No tool may run longer than this, whatever it does. */
const LONGEST_RUN_MS = 120_000;

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end; `code` is 127 when there is no such command. */
function run(command: string, args: readonly string[], cwd: string): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd,
      timeout: LONGEST_RUN_MS,
      env: { ...process.env, ARTILLERY_DISABLE_TELEMETRY: 'true', NO_COLOR: '1' },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
    child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
    child.on('error', (error) => done({ code: 127, stdout, stderr: error.message }));
    child.on('close', (code) => done({ code: code ?? 1, stdout, stderr }));
  });
}

/**
 * Answers after 2 to 21 ms; every fifth request to /flaky with 503, every one to /broken. /late ends 100 ms after its first byte, as
 * a streamed answer does.
 */
function startServer(): Promise<{ server: Server; origin: string }> {
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    const path = request.url ?? '/';
    const isFailure = path.startsWith('/broken') || (path.startsWith('/flaky') && count % 5 === 0);
    setTimeout(
      () => {
        response.writeHead(isFailure ? 503 : 200, { 'content-type': 'text/plain' });
        if (path.startsWith('/late')) {
          response.write('yes');
          setTimeout(() => response.end('no more'), 100);
          return;
        }
        response.end(isFailure ? 'no' : 'yes'.repeat(100));
      },
      2 + ((count * 7) % 20),
    );
  });
  return new Promise((done, fail) => {
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'string' || address === null)
        fail(new Error('the server has no port'));
      else done({ server, origin: `http://127.0.0.1:${address.port}` });
    });
  });
}

async function installTools(): Promise<boolean> {
  if (existsSync(join(TOOLS_FOLDER, 'node_modules', '.bin', 'artillery'))) return true;
  await mkdir(TOOLS_FOLDER, { recursive: true });
  await writeFile(join(TOOLS_FOLDER, 'package.json'), '{"private": true}\n');
  console.log(`installing ${NPM_TOOLS.join(' and ')} into ${TOOLS_FOLDER}`);
  const { code, stderr } = await run(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...NPM_TOOLS],
    TOOLS_FOLDER,
  );
  if (code !== 0) console.error(`npm could not install them: ${stderr.trim().split('\n').at(-1)}`);
  return code === 0;
}

const bin = (name: string): string => join(TOOLS_FOLDER, 'node_modules', '.bin', name);

/** `-j` prints the result on stdout and nothing else; the table for a person goes to stderr in a second, equal run. */
async function runAutocannon(origin: string, folder: string): Promise<void> {
  const cases: readonly [name: string, args: readonly string[]][] = [
    ['plain', ['-c', '4', '-d', '2', `${origin}/`]],
    ['failures', ['-c', '4', '-d', '2', '-T', 'every fifth fails', `${origin}/flaky`]],
    ['late', ['-c', '4', '-d', '2', `${origin}/late`]],
    ['rate', ['-c', '4', '-d', '2', '-R', '100', `${origin}/`]],
    ['rate-uncorrected', ['-c', '4', '-d', '2', '-R', '100', '-C', `${origin}/`]],
    ['all-failed', ['-c', '2', '-d', '1', `${origin}/broken`]],
    // Port 9 (discard) answers nothing on any machine that is likely to run this.
    ['no-server', ['-c', '2', '-d', '1', 'http://127.0.0.1:9/']],
  ];
  for (const [name, args] of cases) {
    const { stdout, stderr } = await run(bin('autocannon'), ['-j', ...args], folder);
    await writeFile(join(folder, `autocannon-${name}.json`), stdout);
    await writeFile(join(folder, `autocannon-${name}.txt`), stderr);
  }
  console.log(`autocannon: ${cases.length} results`);
}

function artilleryScript(
  origin: string,
  paths: readonly string[],
  extendedMetrics = false,
): string {
  return JSON.stringify({
    config: {
      target: origin,
      http: { extendedMetrics },
      phases: [{ name: 'steady', duration: 3, arrivalRate: 20 }],
    },
    scenarios: [{ name: 'read', flow: paths.map((url) => ({ get: { url } })) }],
  });
}

async function runArtillery(origin: string, folder: string): Promise<void> {
  const cases: readonly [name: string, script: string][] = [
    ['plain', artilleryScript(origin, ['/'])],
    ['failures', artilleryScript(origin, ['/', '/flaky'])],
    ['extended', artilleryScript(origin, ['/late'], true)],
    ['no-server', artilleryScript('http://127.0.0.1:9', ['/'])],
  ];
  for (const [name, script] of cases) {
    const path = join(folder, `artillery-${name}.script.json`);
    await writeFile(path, script);
    const { stdout } = await run(
      bin('artillery'),
      ['run', '--output', join(folder, `artillery-${name}.json`), path],
      folder,
    );
    await writeFile(join(folder, `artillery-${name}.txt`), stdout);
  }
  console.log(`Artillery: ${cases.length} results`);
}

function k6Script(origin: string, folder: string): string {
  return `import http from 'k6/http';
export const options = { vus: 2, duration: '3s', thresholds: { http_req_duration: ['p(95)<500'], http_req_failed: ['rate<0.01'] } };
export default function () { http.get('${origin}/'); http.get('${origin}/flaky'); }
export function handleSummary(data) { return { ${JSON.stringify(join(folder, 'k6-handle-summary.json'))}: JSON.stringify(data, null, 1) }; }
`;
}

async function runK6(origin: string, folder: string): Promise<void> {
  const script = join(folder, 'k6-script.js');
  await writeFile(script, k6Script(origin, folder));
  const { code, stdout } = await run(
    'k6',
    [
      'run',
      ...['--out', `json=${join(folder, 'k6-points.json')}`],
      ...['--out', `csv=${join(folder, 'k6-points.csv')}`],
      ...['--summary-export', join(folder, 'k6-summary-export.json')],
      script,
    ],
    folder,
  );
  if (code === 127) console.log('k6: not installed, left out');
  else await writeFile(join(folder, 'k6.txt'), stdout);
}

const LOCUSTFILE = `from locust import HttpUser, constant, task


class Reader(HttpUser):
    wait_time = constant(0)

    @task
    def steady(self):
        self.client.get("/")

    @task
    def flaky(self):
        self.client.get("/flaky")
`;

async function runLocust(origin: string, folder: string): Promise<void> {
  const script = join(folder, 'locustfile.py');
  await writeFile(script, LOCUSTFILE);
  const { code, stdout, stderr } = await run(
    'locust',
    [
      ...['-f', script, '--headless', '--host', origin, '-u', '4', '-r', '4', '-t', '5s'],
      ...['--csv', join(folder, 'locust'), '--csv-full-history', '--json'],
    ],
    folder,
  );
  if (code === 127) {
    console.log('Locust: not installed, left out');
    return;
  }
  await writeFile(join(folder, 'locust.json'), stdout);
  await writeFile(join(folder, 'locust.txt'), stderr);
}

async function main(): Promise<number> {
  const folder = resolve(process.argv[2] ?? join(tmpdir(), 'load-results'));
  await mkdir(folder, { recursive: true });
  const hasTools = await installTools();
  const { server, origin } = await startServer();
  try {
    if (hasTools) {
      await runAutocannon(origin, folder);
      await runArtillery(origin, folder);
    }
    await runK6(origin, folder);
    await runLocust(origin, folder);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  console.log(`results are in ${folder}`);
  return hasTools ? 0 : 1;
}

void main().then((code) => {
  process.exitCode = code;
});
