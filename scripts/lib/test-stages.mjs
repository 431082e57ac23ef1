/** What `npm test` runs, in order, and the one closing line that counts it all. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './setup.mjs';

const bin = (name) => join(ROOT, 'node_modules', '.bin', name);
const reports = mkdtempSync(join(tmpdir(), 'handbook-tests-'));

/** A check counts as one; a suite counts its tests from its JSON report. */
const STAGES = [
  { name: 'format', run: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
  {
    name: 'lint',
    run: [
      bin('eslint'),
      '.',
      '--max-warnings=0',
      '--cache',
      '--cache-location',
      'node_modules/.cache/eslint/',
    ],
  },
  { name: 'types', run: [bin('tsc'), '--noEmit'] },
  { name: 'unused code', run: [bin('knip')] },
  { name: 'unit', suite: 'vitest', run: [bin('vitest'), 'run', '--project', 'unit'] },
  { name: 'build', run: [bin('docusaurus'), 'build'] },
  {
    name: 'content',
    suite: 'vitest',
    needs: 'build',
    run: [bin('vitest'), 'run', '--project', 'content'],
  },
  { name: 'end to end', suite: 'playwright', needs: 'build', run: [bin('playwright'), 'test'] },
];

function execute(argv, env) {
  return new Promise((resolve) => {
    const child = spawn(argv[0], argv.slice(1), {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('exit', (code) => resolve(code ?? 1));
    child.on('error', () => resolve(1));
  });
}

function readCounts(stage, file, code) {
  const failed = { passed: 0, failed: 1, skipped: 0 };
  if (!stage.suite) return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : failed;
  if (!existsSync(file)) return failed;
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const counts =
    stage.suite === 'vitest'
      ? {
          passed: report.numPassedTests,
          failed: report.numFailedTests,
          skipped: report.numPendingTests + (report.numTodoTests ?? 0),
        }
      : {
          passed: report.stats.expected + report.stats.flaky,
          failed: report.stats.unexpected,
          skipped: report.stats.skipped,
        };
  // A suite may fail outside a test (a file that does not load, a leaked handle).
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

async function runStage(stage) {
  const file = join(reports, `${stage.name.replaceAll(' ', '-')}.json`);
  const argv = [...stage.run];
  const env = { TZ: 'UTC', LC_ALL: 'C.UTF-8' };
  if (stage.suite === 'vitest')
    argv.push('--reporter=default', '--reporter=json', `--outputFile.json=${file}`);
  if (stage.suite === 'playwright') {
    argv.push('--reporter=line,json');
    env.PLAYWRIGHT_JSON_OUTPUT_NAME = file;
  }
  return readCounts(stage, file, await execute(argv, env));
}

/** Runs all stages, or those named; returns the exit code. */
export async function runAllTests(names) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const lines = [];
  const broken = new Set();
  for (const stage of STAGES) {
    if (names.length > 0 && !names.includes(stage.name)) continue;
    const started = Date.now();
    console.log(`\n=== ${stage.name}`);
    const counts =
      stage.needs && broken.has(stage.needs)
        ? { passed: 0, failed: 1, skipped: 0 }
        : await runStage(stage);
    if (counts.failed > 0) broken.add(stage.name);
    for (const key of Object.keys(total)) total[key] += counts[key];
    lines.push(
      `${stage.name.padEnd(12)} ${String(counts.passed).padStart(5)} passed ${String(counts.failed).padStart(4)} failed ${String(counts.skipped).padStart(4)} skipped ${((Date.now() - started) / 1000).toFixed(0).padStart(5)} s`,
    );
  }
  rmSync(reports, { recursive: true, force: true });
  console.log(`\n${lines.join('\n')}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}
