/**
 * The commands of the regression gate, the same for every pipeline: bash, run at the root of the team's checkout unless said
 * otherwise. The contract of `gap` and `compare` is in src/cli.
 */
import type { MonitoringPlan } from '../../../domain/monitoring/monitoring-plan';
import { formatTarget } from '../../../domain/slo/format-target';
import { toOneLine } from '../written-text';
import { quoteForPipeline } from './neutral-text';

export const CANDIDATE = 'results/candidate.json';
/** Kept in the team's repository. */
export const BASELINE = 'results/baseline.json';
/** Where the archive with the rules is unpacked. */
const RULES_FOLDER = 'monitoring/prometheus';

/** An LTS release: https://prometheus.io/docs/introduction/release-cycle/ */
export const PROMETHEUS_IMAGE = 'prom/prometheus:v3.5.0';
export const NODE_VERSION = '22';

/** Every target of the record, those without rules too: a benchmark can judge what no monitoring system counts. */
export function listTargetWords({ levels, leftOut }: MonitoringPlan): readonly string[] {
  return [...new Set([...levels, ...leftOut].map(({ target }) => formatTarget(target)))];
}

/** The one step that the team fills in. */
export const BENCHMARK_LINES: readonly string[] = ['mkdir -p results', `./bench.sh > ${CANDIDATE}`];

/** Into the folder `handbook`. */
export const FETCH_LINES: readonly string[] = [
  // No apostrophe in the sentences: bash takes it for a quote there.
  ': "${HANDBOOK_REPOSITORY:?set it to the address of the git repository of the handbook}"',
  ': "${HANDBOOK_REF:?set it to the commit of the handbook that you reviewed}"',
  'git clone --quiet -- "$HANDBOOK_REPOSITORY" handbook',
  'git -C handbook checkout --quiet --detach "$HANDBOOK_REF"',
];

export const INSTALL_LINE = 'npm ci --no-audit --no-fund';

/** Run in `handbook`; null without a target, because `gap` needs one. */
export function createGapCommand(plan: MonitoringPlan): string | null {
  const targets = createTargetArguments(plan);
  return targets.length === 0
    ? null
    : writeCommand([`npm run -s gap -- ../${CANDIDATE}`, ...targets, '--strict --json'], 'gap');
}

/** Run in `handbook`. */
export function createCompareCommand(plan: MonitoringPlan): string {
  return writeCommand(
    [
      `npm run -s compare -- ../${BASELINE} ../${CANDIDATE}`,
      ...createTargetArguments(plan),
      '--json',
    ],
    'compare',
  );
}

function createTargetArguments(plan: MonitoringPlan): string[] {
  return listTargetWords(plan).map((word) => `--target ${quoteForPipeline(word)}`);
}

/** `tee` shows the result in the log as well; `pipefail` keeps the exit code of the command before it. */
function writeCommand(parts: readonly string[], name: string): string {
  return `${parts.join(' \\\n  ')} \\\n  | tee ../results/${name}.json`;
}

export const PROMTOOL_COMMANDS: readonly (readonly string[])[] = [
  ['check', 'rules', '--lint-fatal', `${RULES_FOLDER}/slo.rules.yml`],
  ['test', 'rules', `${RULES_FOLDER}/slo.rules.test.yml`],
];

/** What both files say at their top. */
export function createHeader(plan: MonitoringPlan, place: string): string {
  const { record, service, owner } = plan;
  const known = [
    `Service: ${service}`,
    ...(owner === null ? [] : [`Owner: ${owner}`]),
    ...(record.link === null ? [] : [`Record: ${record.link}`]),
  ];
  return createComment([
    `Performance gate: ${record.title}`,
    ...known,
    '',
    `Copy this file to ${place} and unpack the archive it came in to monitoring/.`,
    'Fill in the step that measures, and set two variables of the pipeline:',
    "HANDBOOK_REPOSITORY, the address of the handbook's git repository, and HANDBOOK_REF, a full commit of it.",
    '',
    `${BASELINE} is the result of a run that you accepted, kept in the repository and replaced in a reviewed`,
    'commit of its own. Do not compare with the run before: ten losses of 1 % are 10.5 %, and no single one shows.',
  ]);
}

/** Lines of a comment, each flattened, so that none of them can end it. */
export function createComment(lines: readonly string[]): string {
  return lines.map((line) => ` ${toOneLine(line)}`.trimEnd()).join('\n');
}
