/** Steps 1 to 3 of the document: baseline, symptoms, data. */
import type {
  DataItem,
  InvestigationRecord,
} from '../../domain/investigation/investigation-record';
import { PROBLEM_QUESTIONS } from '../../domain/investigation/questions';
import { getMetric } from '../../domain/metrics/catalogue';
import { formatWithUnit } from '../../domain/units';
import {
  code,
  facts,
  list,
  paragraph,
  sayAnswer,
  sayMoment,
  sayTime,
  table,
  toLink,
} from './blocks';
import type { Block, Inline } from './document';
import { createGapBlocks } from './gap-blocks';
import { sayShare } from './numbers';
import { createProfileBlocks } from './profile-blocks';

export function createBaselineBlocks(record: InvestigationRecord): readonly Block[] {
  const { baseline } = record;
  return [
    ...createGapBlocks(record),
    ...list(
      baseline.targets.flatMap(({ metric, statistic, objective, source, owner }) => {
        const parts = [
          owner === undefined ? undefined : `owner ${owner}`,
          objective === undefined
            ? undefined
            : `${sayShare(objective.target) ?? ''} of requests over ${formatWithUnit(objective.window, 'seconds')}`,
          source === undefined ? undefined : `source: ${source.title} (${source.url})`,
        ].filter((part) => part !== undefined);
        return parts.length === 0
          ? []
          : [`${getMetric(metric).shortLabel} ${statistic}: ${parts.join('; ')}`];
      }),
    ),
    ...facts(['Last known good', sayAnswer(baseline.lastKnownGood)]),
  ];
}

export function createSymptomBlocks({ symptoms }: InvestigationRecord): readonly Block[] {
  return [
    ...paragraph(symptoms.statement),
    ...facts(
      ['Onset', sayMoment(symptoms.onset)],
      ['Detected', sayMoment(symptoms.detected)],
      ['Detected by', symptoms.detectedBy],
      ['Mitigated', sayMoment(symptoms.mitigated)],
      ['Resolved', sayMoment(symptoms.resolved)],
    ),
    ...table(
      'Problem statement',
      ['Question', 'Answer'],
      PROBLEM_QUESTIONS.map(({ id, text }) => [
        text,
        sayAnswer(Object.hasOwn(symptoms.questions, id) ? symptoms.questions[id] : undefined),
      ]),
    ),
    ...table(
      'Scope',
      ['Dimension', 'Affected', 'Not affected'],
      symptoms.scope.map(({ dimension, affected, notAffected }) => [
        dimension,
        affected,
        notAffected,
      ]),
    ),
    ...table(
      'What changed',
      ['When', 'Kind', 'What', 'Link'],
      symptoms.changes.map(({ at, kind, what, link }) => [sayMoment(at), kind, what, toLink(link)]),
    ),
  ];
}

export function createDataBlocks({ data }: InvestigationRecord): readonly Block[] {
  return [
    ...data.items.flatMap(createItemBlocks),
    ...table(
      'Coverage',
      ['Component', 'Signal', 'State', 'Note'],
      data.coverage.map(({ component, signal, state, note }) => [component, signal, state, note]),
    ),
  ];
}

function createItemBlocks(item: DataItem): readonly Block[] {
  const range: Inline | undefined =
    item.from === undefined && item.to === undefined
      ? undefined
      : `${sayTime(item.from) ?? 'open'} to ${sayTime(item.to) ?? 'open'}`;
  return [
    ...facts(
      ['Data item', `${item.title} (${item.kind})`],
      ['Source', item.source],
      ['Time range', range],
      ['Link', toLink(item.link)],
      ['SHA-256', item.sha256],
      ['Overhead', item.overhead],
      ['Gaps', item.gaps],
      ['Finding', item.finding],
    ),
    ...code('Query or command', item.query),
    ...createProfileBlocks(item),
  ];
}
