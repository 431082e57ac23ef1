/**
 * `npm run corpus`: imports every real file in ../shared/samples and compares each number that its tool printed with ours. Writes
 * corpus-report.md; fails on a difference above 0.1 % that no importer documents, and on a number that got lost.
 */
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ComparedFile, ComparedValue } from './corpus/compare-file';
import { TOLERANCE, compareFile } from './corpus/compare-file';

/** The command runs in the project's root. */
const ROOT = process.cwd();
const SAMPLES = join(ROOT, '..', 'shared', 'samples');
/** Their files must be imported or declined with advice; other folders are looked at as well. */
const TOOLS = [
  'vllm',
  'sglang',
  'guidellm',
  'aiperf',
  'inference-perf',
  'llmperf',
  'genai-bench',
  'inferencex',
  'k6',
  'locust',
  'prometheus',
  'otlp',
  'profiles',
];

function isOpen({ difference, documented }: ComparedValue): boolean {
  return (difference === null || difference > TOLERANCE) && documented === null;
}

function formatValue(value: ComparedValue): string {
  const share =
    value.difference === null ? 'absent' : `${(value.difference * 100).toPrecision(2)} %`;
  const cells = [
    `${value.run}`,
    value.metric,
    value.statistic,
    `${value.value}`,
    value.ours === null ? '' : `${value.ours}`,
    value.origin,
    share,
    isOpen(value) ? '**not documented**' : (value.documented ?? ''),
  ];
  return `| ${cells.join(' | ')} |`;
}

function formatFile({ name, outcome, values }: ComparedFile): string {
  const head = `## ${name}\n\n${outcome}\n`;
  if (values.length === 0) return head;
  const title = '| run | metric | statistic | tool | ours | origin | difference | reason |';
  return `${head}\n${title}\n|---|---|---|---|---|---|---|---|\n${values.map(formatValue).join('\n')}\n`;
}

/** Files of single requests or of time slices: the aggregate of the same run lies beside them. */
function toolFileOf(folder: string, name: string): string | null {
  if (folder === 'llmperf' && name.includes('individual')) {
    const summary = name
      .replace('__individual_', '__summary_')
      .replace('_individual_responses', '_summary');
    const path = join(SAMPLES, folder, summary);
    return existsSync(path) ? path : null;
  }
  const sibling = name
    .replace(/_profile_export\.jsonl$/, '_profile_export_aiperf.json')
    .replace(/_aiperf_timeslices\.json$/, '_aiperf.json')
    .replace(/_per_request_lifecycle_metrics\.json$/, '_summary_lifecycle_metrics.json');
  const path = join(SAMPLES, folder, sibling);
  return sibling !== name && existsSync(path) ? path : null;
}

async function main(): Promise<number> {
  if (!existsSync(SAMPLES)) {
    console.error(
      `There is no folder ../shared/samples beside the project, so there is nothing to compare.`,
    );
    return 2;
  }
  const files: ComparedFile[] = [];
  for (const folder of (await readdir(SAMPLES, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  )) {
    for (const name of (await readdir(join(SAMPLES, folder.name))).toSorted()) {
      const path = join(SAMPLES, folder.name, name);
      const file = await compareFile(path, `${folder.name}/${name}`, toolFileOf(folder.name, name));
      if (file.isImported || TOOLS.includes(folder.name)) files.push(file);
    }
  }
  const values = files.flatMap((file) => file.values);
  const open = values.filter(isOpen);
  const documented = values.filter((value) => value.documented !== null);
  const summary = [
    `${files.filter((file) => file.isImported).length} files imported, ${files.filter((file) => !file.isImported).length} declined or unknown`,
    `${values.length} values compared: ${values.length - open.length - documented.length} equal within ${TOLERANCE * 100} %, ${documented.length} differ for a documented reason, ${open.length} differ without one`,
  ];
  await writeFile(
    join(ROOT, 'corpus-report.md'),
    `# Values of the tools and ours\n\n${summary.join('\n\n')}\n\n${files.map(formatFile).join('\n')}`,
  );
  for (const file of files)
    console.log(`${file.isImported ? '  ' : '- '}${file.name}: ${file.outcome}`);
  for (const value of open) console.log(`not documented: ${formatValue(value)}`);
  console.log(summary.join('\n'));
  return open.length > 0 || files.length === 0 ? 1 : 0;
}

void main().then((code) => {
  process.exitCode = code;
});
