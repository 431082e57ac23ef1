/** Every npm command goes through here, so that each works on a fresh clone: it installs what is missing, then hands over. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  ROOT,
  checkNode,
  ensureAlertmanager,
  ensureChromium,
  ensurePackages,
  ensurePromtool,
} from './lib/setup.mjs';

const [command = 'start', ...args] = process.argv.slice(2);
const bin = (name) => join(ROOT, 'node_modules', '.bin', name);

function hand(file, argv) {
  const child = spawn(file, argv, { cwd: ROOT, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
const script = (name) => [bin('tsx'), [join(ROOT, 'scripts', name), ...args]];

checkNode();
ensurePackages();

switch (command) {
  case 'start':
    hand(bin('docusaurus'), ['start', ...args]);
    break;
  case 'build':
    hand(bin('docusaurus'), ['build', ...args]);
    break;
  case 'serve':
    hand(bin('docusaurus'), ['serve', ...args]);
    break;
  case 'cli':
    hand(...script('cli.ts'));
    break;
  case 'corpus':
    hand(...script('corpus.ts'));
    break;
  case 'generate':
    hand(...script('generate.ts'));
    break;
  case 'load-results':
    hand(...script('make-load-results.ts'));
    break;
  case 'mutate':
    hand(...script('mutate.ts'));
    break;
  case 'bench':
    hand(...script('bench.ts'));
    break;
  case 'diagrams':
    ensureChromium();
    hand(...script('render-diagrams.ts'));
    break;
  case 'test': {
    ensureChromium();
    ensurePromtool();
    ensureAlertmanager();
    const { runAllTests } = await import('./lib/test-stages.mjs');
    process.exit(await runAllTests(args));
  }
  // eslint-disable-next-line no-fallthrough -- process.exit() above does not return
  default:
    console.error(
      `Unknown command "${command}". Known: start, build, serve, test, inspect, gap, compare, rules, corpus, mutate, load-results, bench, generate, diagrams.`,
    );
    process.exit(2);
}
