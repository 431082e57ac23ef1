/** Set-up that `npm start` and `npm test` do themselves: packages, a browser, promtool. Runs before anything is installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Node ${process.versions.node} is too old: install Node 20.19 or later.`);
  process.exit(1);
}

/**
 * `npm ci` when the installed packages are not those of the lock file. Says so on stderr: stdout belongs to the command.
 * A plain `npm install` counts too: npm then leaves a copy of the lock file in node_modules that is newer than the lock file.
 */
export function ensurePackages() {
  const lockFile = join(ROOT, 'package-lock.json');
  const lock = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  const stamp = join(ROOT, 'node_modules', '.installed-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  const copy = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(copy) || statSync(copy).mtimeMs < statSync(lockFile).mtimeMs) {
    console.error('Installing packages (npm ci) …');
    const result = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], {
      cwd: ROOT,
      stdio: ['ignore', 2, 2],
    });
    if (result.status !== 0) {
      console.error(
        'npm ci failed: see the lines above; check the network or the proxy, then run the command again.',
      );
      process.exit(result.status ?? 1);
    }
  }
  writeFileSync(stamp, lock);
}

function onPath(command) {
  return (
    spawnSync(process.platform === 'win32' ? 'where' : 'which', [command], { encoding: 'utf8' })
      .stdout?.split('\n')[0]
      ?.trim() || null
  );
}

/** Path of a Chromium that is present, or null. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && existsSync(named)) return named;
  for (const command of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const path = onPath(command);
    if (path) return path;
  }
  return null;
}

let aptUpdated = false;
/** Installs a Debian package when this is a Debian system and we are root; says whether that worked. */
function aptInstall(name) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !onPath('apt-get')) return false;
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  console.log(`Installing the distribution's package ${name} …`);
  if (!aptUpdated) spawnSync('apt-get', ['update', '-q'], options);
  aptUpdated = true;
  return (
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], options)
      .status === 0
  );
}

/** A browser for the end-to-end tests: one that is present, else the distribution's, else Playwright's own download. */
export function ensureChromium() {
  if (findChromium()) return;
  if (aptInstall('chromium') && findChromium()) return;
  console.log('Installing the browser of Playwright …');
  execFileSync(
    process.execPath,
    [join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'],
    { stdio: 'inherit' },
  );
}

/**
 * promtool checks the PromQL on the pages, and a real server answers the generated query; Debian has both in one package. Where
 * they cannot be had, those tests say so and are skipped.
 */
export function ensurePromtool() {
  if (onPath('promtool') && onPath('prometheus')) return;
  if (!aptInstall('prometheus'))
    console.warn(
      'Prometheus is absent and cannot be installed here: PromQL checks and tests against a real server will be SKIPPED.',
    );
}

/** amtool and a real Alertmanager check the generated routes; Debian has both in one package. Without them those tests are skipped. */
export function ensureAlertmanager() {
  if (onPath('amtool') && onPath('prometheus-alertmanager')) return;
  if (!aptInstall('prometheus-alertmanager'))
    console.warn(
      'Alertmanager is absent and cannot be installed here: checks of the generated routes will be SKIPPED.',
    );
}
