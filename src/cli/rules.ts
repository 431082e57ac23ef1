/** `rules RECORD.json [--out DIR] [--handbook URL] [--json]`: the monitoring files of an exported record, as the site writes them. */
import { parseSafeLink } from '../domain/investigation/safe-link';
import type { MonitoringPlan } from '../domain/monitoring/monitoring-plan';
import { formatTarget } from '../domain/slo/format-target';
import type { MonitoringExport } from '../exporters/monitoring/create-monitoring-files';
import { createMonitoringFiles } from '../exporters/monitoring/create-monitoring-files';
import { parseArguments } from './arguments';
import type { CommandIo, ExitCode } from './command';
import { UsageError } from './command';
import { readRecord } from './read-record';

const RULES_FILE = 'prometheus/slo.rules.yml';

/** Without `--out` and `--json` the rule file goes to stdout. What is left out, and what to know, goes to stderr. */
export async function rules(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const { files, flags, options } = parseArguments(args, {
    flags: ['json'],
    options: ['out', 'handbook'],
  });
  const [path, ...more] = files;
  if (path === undefined || more.length > 0) {
    throw new UsageError('Name one exported record, such as rules record.json --out monitoring.');
  }
  const record = await readRecord(path, io);
  const written = createMonitoringFiles(record, {
    handbook: readAddress(options.get('handbook')?.at(-1)),
  });
  const { plan } = written;
  if (plan.levels.length === 0) throw new UsageError(`${path}: ${sayNothing(plan)}`);
  await writeAll(written, options.get('out')?.at(-1), io);
  if (flags.has('json')) io.out(`${JSON.stringify(describe(written), null, 2)}\n`);
  else if (!options.has('out')) io.out(findText(written, RULES_FILE));
  for (const line of listMessages(plan)) io.error(`${line}\n`);
  return 0;
}

function readAddress(text: string | undefined): string | null {
  if (text === undefined) return null;
  const link = parseSafeLink(text);
  if (link === null || link.startsWith('mailto:')) {
    throw new UsageError(`--handbook "${text}" is no address; write it as https://host/path.`);
  }
  return link;
}

async function writeAll(
  { files }: MonitoringExport,
  folder: string | undefined,
  io: CommandIo,
): Promise<void> {
  if (folder === undefined) return;
  for (const file of files) {
    const path = `${folder.replace(/[/\\]+$/u, '')}/${file.path}`;
    await io.writeFile(path, file.text).catch(() => {
      throw new UsageError(`${path} cannot be written; check the folder and its permissions.`);
    });
    io.error(`wrote ${path}\n`);
  }
}

function sayNothing({ leftOut }: MonitoringPlan): string {
  const [first] = leftOut;
  return first
    ? `no target of this record can be watched. ${formatTarget(first.target)}: ${first.because}`
    : 'this record has no SLO targets; add some in step 1 and export it again.';
}

function listMessages({ levels, leftOut }: MonitoringPlan): string[] {
  return [
    ...leftOut.map(({ target, because }) => `left out: ${formatTarget(target)}: ${because}`),
    ...levels.flatMap(({ id, warnings }) => warnings.map((warning) => `${id}: ${warning}`)),
  ];
}

function findText({ files }: MonitoringExport, path: string): string {
  return files.find((file) => file.path === path)?.text ?? '';
}

function describe({ plan, files }: MonitoringExport): object {
  return {
    service: plan.service,
    engine: plan.engine,
    levels: plan.levels.map(({ id, title, target, objective, indicator, alerts, warnings }) => ({
      id,
      title,
      target: formatTarget(target),
      objective: objective.target,
      window_s: objective.window,
      indicator: indicator.kind,
      bounds:
        indicator.kind === 'histogram'
          ? {
              metric: indicator.metric,
              // JSON has no infinity.
              used: indicator.used.value,
              pessimistic: indicator.pessimistic?.value ?? null,
              optimistic: Number.isFinite(indicator.optimistic.value)
                ? indicator.optimistic.value
                : null,
            }
          : null,
      alerts: alerts.map(
        ({ severity, burnRate, longWindow, shortWindow, errorRatioThreshold }) => ({
          severity,
          burn_rate: burnRate,
          long_window_s: longWindow,
          short_window_s: shortWindow,
          bad_share: errorRatioThreshold,
        }),
      ),
      warnings,
    })),
    left_out: plan.leftOut.map(({ target, because }) => ({
      target: formatTarget(target),
      because,
    })),
    files: files.map(({ path, title, text }) => ({ path, title, text })),
  };
}
