/** The README of the archive: what is in it, how to put it to use, what was left out and what it assumes. */
import type { MonitoringPlan } from '../../../domain/monitoring/monitoring-plan';
import { formatTarget } from '../../../domain/slo/format-target';
import type { MonitoringFile } from '../monitoring-file';
import { bulletList, code, joinBlocks, link, say, table } from '../runbook/markdown';
import { describeBad, percent, window } from '../runbook/words';
import { quotePosix } from '../../prometheus-query/shell-words';
import { writeAssumptions } from './assumptions';
import { writeUse } from './use';

export function createMonitoringReadme(
  plan: MonitoringPlan,
  files: readonly MonitoringFile[],
): MonitoringFile {
  return {
    path: 'README.md',
    text: joinBlocks([
      `# Monitoring of ${say(plan.service)}`,
      ...writeOrigin(plan),
      ...writeContents(files),
      ...writeUse(files),
      ...writeLevels(plan),
      ...writeLeftOut(plan),
      ...writeAssumptions(plan),
      ...writeRegenerate(),
    ]),
    language: 'markdown',
    title: 'README',
    purpose: 'What is in the archive and how to put it to use, step by step.',
  };
}

function writeOrigin({ record, owner }: MonitoringPlan): readonly string[] {
  const name = record.title.trim() === '' ? record.id : record.title;
  return [
    `Written from the investigation record ${record.link === null ? `“${say(name)}”` : link(name, record.link)} (id ${say(record.id)})${owner === null || owner.trim() === '' ? '' : `, owned by ${say(owner)}`}. All files follow from the record: change it and write them anew rather than editing them.`,
  ];
}

function writeContents(files: readonly MonitoringFile[]): readonly string[] {
  return [
    '## What is in here',
    files.length === 0
      ? 'Nothing beside this file: no target of the record can be watched by rules. Why, is said below.'
      : table(
          ['File', 'What', 'For'],
          files.map(({ path, title, purpose }) => [say(path), say(title), say(purpose)]),
        ),
  ];
}

function writeLevels({ levels }: MonitoringPlan): readonly string[] {
  if (levels.length === 0) return [];
  return [
    '## What is watched',
    table(
      ['Level', 'Objective', 'What counts as bad', 'Alerts on the burn rate'],
      levels.map((level) => [
        `${say(level.title)} (${level.id})`,
        say(`${percent(level.objective.target)} over ${window(level.objective.window)}`),
        describeBad(level).map(say).join(' '),
        level.alerts.length === 0
          ? 'none'
          : level.alerts
              .map(
                ({ severity, longWindow, shortWindow }) =>
                  `${severity} ${window(longWindow)} and ${window(shortWindow)}`,
              )
              .join(', '),
      ]),
    ),
    ...levels.flatMap(({ id, title, warnings }) =>
      warnings.length === 0
        ? []
        : [`**${say(title)}** (${id}):`, bulletList(warnings.map((warning) => say(warning)))],
    ),
  ];
}

function writeLeftOut({ leftOut }: MonitoringPlan): readonly string[] {
  return [
    '## What was left out',
    leftOut.length === 0
      ? 'Nothing: every target of the record is watched.'
      : bulletList(
          leftOut.map(({ target, because }) => `**${say(formatTarget(target))}**: ${say(because)}`),
        ),
  ];
}

function writeRegenerate(): readonly string[] {
  return [
    '## How to write these files anew',
    'In a checkout of the handbook, with the record exported as JSON:',
    code(
      `npm run -s rules -- ${quotePosix('RECORD.json')} --out ${quotePosix('monitoring')}`,
      'sh',
    ),
    'The same record gives the same files, so a difference is a change of the record or of the handbook.',
  ];
}
