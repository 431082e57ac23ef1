/** The runbook: for the person who was just woken, one section for each service level. The alerts link to `runbook.md#<id of the level>`. */
import { nameEvents } from '../../../domain/monitoring/indicator-facts';
import type { MonitoringPlan } from '../../../domain/monitoring/monitoring-plan';
import {
  computeErrorBudget,
  computeMaximumBurnRate,
  computeTimeToExhaustion,
} from '../../../domain/slo/error-budget';
import type { MonitoringFile } from '../monitoring-file';
import { nameAlert } from '../../../domain/monitoring/planned-alerts';
import { writeSteps } from './decisions';
import { writeLevelSection } from './level-section';
import { joinBlocks, link, say, table } from './markdown';
import { count, percent, span, window } from './words';

export function createRunbook(plan: MonitoringPlan): MonitoringFile {
  return {
    path: 'runbook.md',
    text: joinBlocks([
      `# Runbook: ${say(plan.service)}`,
      ...writeHead(plan),
      ...plan.levels.flatMap((level) => writeLevelSection(plan, level)),
      ...writeBurnRate(plan),
      ...writeSteps(plan.handbook),
    ]),
    language: 'markdown',
    title: 'Runbook',
    purpose:
      'For the person who was just woken: what each alert means, what to look at, what to decide. Put it where the alerts can link to it.',
  };
}

function writeHead({ record, owner, levels }: MonitoringPlan): readonly string[] {
  const source = record.title.trim() === '' ? record.id : record.title;
  return [
    `Written from the investigation record ${record.link === null ? `“${say(source)}”` : link(source, record.link)}${owner === null || owner.trim() === '' ? '' : `, owned by ${say(owner)}`}. Change the record and write this file anew rather than editing it.`,
    levels.length === 0
      ? 'No target of the record can be watched by rules, so there is no alert to explain.'
      : 'Find your alert, and go to its section: the label `slo_id` of the alert is the name of the section. Look first, change one thing at a time, and note what you do and when.',
    levels.length === 0
      ? ''
      : table(
          ['Alerts', 'About', 'Section'],
          levels.map((level) => [
            [
              ...(level.alerts.length === 0 ? [] : [`${nameAlert(level)}BudgetBurn`]),
              `${nameAlert(level)}DataMissing`,
            ]
              .map(say)
              .join(', '),
            say(level.title),
            `[${level.id}](#${level.id})`,
          ]),
        ),
  ];
}

/** Explains a burn rate to those who never met one, with the numbers of the first level. */
function writeBurnRate({ levels }: MonitoringPlan): readonly string[] {
  const [level] = levels;
  if (!level) return [];
  const { target, window: period } = level.objective;
  const { many } = nameEvents(level.indicator);
  const budget = computeErrorBudget(target);
  const fastest = level.alerts[0];
  return [
    '## What a burn rate is',
    say(
      `An objective such as ${percent(target)} allows some failure: ${percent(budget)} of ${many} may be bad. That is the error budget, and it has to last for ${window(period)}. The burn rate says how fast it goes: the share of bad ${many} divided by the budget. At 1 it lasts exactly ${window(period)}; at 2 half as long; at 0 nothing is spent.`,
    ),
    say(
      `A complete failure burns at ${count(computeMaximumBurnRate(target))} and spends a full budget in ${span(computeTimeToExhaustion(computeMaximumBurnRate(target), period) ?? period)}.${
        fastest
          ? ` The first alert above asks for ${count(fastest.burnRate)}, because at that rate ${percent(fastest.budgetShare)} of the budget is gone after ${window(fastest.longWindow)}: it wakes somebody while there is still most of the budget to save, and it lets short blips pass.`
          : ''
      }`,
    ),
    'So the alert does not say “something is slow now”. It says “if this goes on, the promise will be broken, and this soon”.',
  ];
}
