/** The section of one service level: from the alert to the decision. */
import { nameEvents } from '../../../domain/monitoring/indicator-facts';
import type { MonitoringPlan, ServiceLevel } from '../../../domain/monitoring/monitoring-plan';
import { writeDecisions } from './decisions';
import { createLevelQueries } from './level-queries';
import type { LevelQueries } from './level-queries';
import { code, link, orderedList, say } from './markdown';
import { writeEnd, writeMeaning, writeMissing, writeWarnings } from './meaning';
import { describeBad, listSplitLabels, window } from './words';
import { findShortestWindow } from '../prometheus/recorded-series';

/** The heading is the level's id and nothing else, so that its anchor is what the alerts link to; an id needs no escaping. */
export function writeLevelSection(plan: MonitoringPlan, level: ServiceLevel): readonly string[] {
  const queries = createLevelQueries(plan, level);
  return [
    `## ${level.id}`,
    `**${say(level.title)}**${writeOwnPage(plan, level)}`,
    ...writeMeaning(level),
    ...writeFirstMinutes(plan, level, queries),
    ...writeQueries(level, queries),
    ...writeDecisions(level),
    ...writeEnd(plan, level),
    ...writeMissing(level),
    ...writeWarnings(level),
  ];
}

/** The plan falls back on the handbook's page, which is linked at the end of the runbook anyway. */
function writeOwnPage({ handbook }: MonitoringPlan, { runbook }: ServiceLevel): string {
  const isHandbook = handbook !== null && runbook?.startsWith(`${handbook}/`) === true;
  return runbook === null || isHandbook
    ? ''
    : `. Your team has a page of its own on it: ${link('read that first', runbook)}.`;
}

function writeFirstMinutes(
  plan: MonitoringPlan,
  level: ServiceLevel,
  queries: LevelQueries,
): readonly string[] {
  const { many } = nameEvents(level.indicator);
  const shortest = window(findShortestWindow(level));
  return [
    '### First five minutes',
    orderedList([
      queries.traffic === null
        ? [
            `**Is it real?** The query is a ready-made share, so it does not say of how many ${many}. Look at the traffic of the service beside it: with few ${many} a single bad one can be the whole alert.`,
          ]
        : [
            `**Is it real?** ${many.charAt(0).toUpperCase()}${many.slice(1)} per second over ${shortest}; with few of them a single bad one can be the whole alert.`,
            code(queries.traffic, 'promql'),
          ],
      [
        '**Is data missing?** This gives 1 when the source is gone, and nothing when it is there.',
        code(queries.absence, 'promql'),
      ],
      ...(queries.otherBound === null
        ? []
        : [
            [
              `**Does the other bound agree?** The threshold lies between two buckets. The bad share by the other one; the truth lies between this and the one that the alert uses.`,
              code(queries.otherBound, 'promql'),
            ],
          ]),
      queries.split === null
        ? [
            '**Who is affected?** Put `by (instance)` behind each `sum` of the query below, or the label of a model, route or tenant: one bad instance asks for something else than all of them.',
          ]
        : [
            `**Who is affected?** The bad share by ${listSplitLabels(plan)
              .map((name) => `\`${name}\``)
              .join(' and ')}: one bad instance asks for something else than all of them.`,
            code(queries.split, 'promql'),
          ],
      [
        `**Since when?** Draw the bad share over ${shortest} for the last six hours; the step up is the onset.`,
        code(queries.badShare, 'promql'),
      ],
      [
        `**What changed just before that?** A release, flags, the model or its quantisation, a prompt template, the mix of traffic, the length of prompts, the hardware.${
          plan.record.link === null
            ? ''
            : ` What was found out about this service before: ${link('the investigation record', plan.record.link)}.`
        }`,
      ],
    ]),
  ];
}

function writeQueries(
  level: ServiceLevel,
  { budgetRemaining, badShareFromSource }: LevelQueries,
): readonly string[] {
  return [
    '### Queries to paste',
    `What is left of the error budget of ${window(level.objective.window)}; 1 is all of it, below 0 the objective is missed.`,
    code(budgetRemaining, 'promql'),
    `The bad share over ${window(findShortestWindow(level))} from the source, should the recorded one be in doubt. ${describeBad(
      level,
    )
      .slice(0, 1)
      .map(say)
      .join('')}`,
    code(badShareFromSource, 'promql'),
  ];
}
