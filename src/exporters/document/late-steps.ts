/** Steps 4 to 7 of the document: hypotheses, reproduction, optimisations, monitoring. */
import type {
  Evidence,
  Hypothesis,
  InvestigationRecord,
  Optimisation,
} from '../../domain/investigation/investigation-record';
import { getMetric } from '../../domain/metrics/catalogue';
import { code, facts, list, sayAnswer, sayTime, table, toLink } from './blocks';
import type { Block, Inline } from './document';
import { sayInterval, sayShare, sayValue } from './numbers';
import { createReviewBlocks } from './review-blocks';

export function createAnalysisBlocks(record: InvestigationRecord): readonly Block[] {
  const { hypotheses, rootCause, trigger, contributingFactors } = record.analysis;
  return [
    ...hypotheses.flatMap((hypothesis, index) => createHypothesisBlocks(record, hypothesis, index)),
    ...facts(
      ['Root cause', sayAnswer(rootCause)],
      ['Trigger', sayAnswer(trigger)],
      ['Contributing factors', sayAnswer(contributingFactors)],
    ),
  ];
}

function createHypothesisBlocks(
  record: InvestigationRecord,
  hypothesis: Hypothesis,
  index: number,
): readonly Block[] {
  const say =
    (kind: string) =>
    (evidence: Evidence): Inline => {
      const shown = findTitle(record, evidence);
      return `${kind}: ${evidence.text}${shown === undefined ? '' : ` [${shown}]`}`;
    };
  return [
    ...facts(
      [`Hypothesis ${index + 1}`, hypothesis.statement],
      ['Prediction', hypothesis.prediction],
      ['Would refute it', hypothesis.refutedBy],
      ['Status', hypothesis.status],
      ['Confidence', sayShare(hypothesis.confidence)],
      ['Pattern', hypothesis.pattern],
    ),
    ...list([...hypothesis.for.map(say('For')), ...hypothesis.against.map(say('Against'))]),
  ];
}

function findTitle(record: InvestigationRecord, evidence: Evidence): string | undefined {
  const item = record.data.items.find(({ id }) => id === evidence.dataItem);
  return item?.title ?? findLabel(record, evidence.measurement);
}

function findLabel(
  { measurements }: InvestigationRecord,
  id: string | undefined,
): string | undefined {
  return measurements.find((measurement) => measurement.id === id)?.label;
}

export function createReproductionBlocks(record: InvestigationRecord): readonly Block[] {
  const { reproduction } = record;
  const { runs, reproduced } = reproduction;
  return [
    ...facts(
      ['Workload', reproduction.workload],
      ['Seed', reproduction.seed],
      ['Environment', reproduction.environment],
      [
        'Reproduced',
        runs === undefined && reproduced === undefined
          ? undefined
          : `${reproduced ?? 'an unknown number'} of ${runs ?? 'an unknown number of'} runs`,
      ],
      ['Removed without effect', reproduction.removed],
      [
        'Measurements',
        reproduction.measurements.flatMap((id) => findLabel(record, id) ?? []).join(', '),
      ],
    ),
    ...code('Command', reproduction.command),
  ];
}

export function createOptimisationBlocks(record: InvestigationRecord): readonly Block[] {
  return record.optimisations.cards.flatMap((card, index) => createCardBlocks(record, card, index));
}

function createCardBlocks(
  record: InvestigationRecord,
  card: Optimisation,
  index: number,
): readonly Block[] {
  const hypothesis = record.analysis.hypotheses.find(({ id }) => id === card.hypothesis);
  const { predicted } = card;
  return [
    ...facts(
      [`Optimisation ${index + 1}`, card.change],
      ['Tests', hypothesis?.statement],
      [
        'Predicted',
        predicted === undefined
          ? undefined
          : `${getMetric(predicted.metric).shortLabel} ${predicted.statistic} becomes ${predicted.factor} times what it was`,
      ],
      ['Before', findLabel(record, card.before)],
      ['After', findLabel(record, card.after)],
      ['Verdict', card.verdict],
      ['Effect', sayEffect(card)],
      ['Fix', card.fix],
      ['Rollback', card.rollback],
      ['Decision', card.decision],
      ['Reason', card.decisionReason],
    ),
    ...table(
      'Guardrails',
      ['Kind', 'What', 'Limit', 'Before', 'After', 'Held'],
      card.guardrails.map(({ kind, what, limit, before, after, held }) => [
        kind,
        what,
        limit,
        before,
        after,
        held ?? 'not checked',
      ]),
    ),
  ];
}

function sayEffect({ effect }: Optimisation): string | undefined {
  if (effect === undefined) return undefined;
  const { metric, statistic, before, after, interval, note } = effect;
  const difference = `difference ${sayValue(metric, after - before, before)}`;
  const between =
    interval === undefined
      ? ', no interval'
      : `, ${sayShare(interval.confidence) ?? ''} interval ${sayInterval(metric, interval, before)}`;
  const values = `${getMetric(metric).shortLabel} ${statistic}: ${sayValue(metric, before)} before, ${sayValue(metric, after, before)} after`;
  return `${values}; ${difference}${between}${note === undefined ? '' : `. ${note}`}`;
}

export function createMonitoringBlocks(record: InvestigationRecord): readonly Block[] {
  const { monitoring, baseline } = record;
  const watch =
    monitoring.watchFrom === undefined && monitoring.watchUntil === undefined
      ? undefined
      : `${sayTime(monitoring.watchFrom) ?? 'open'} to ${sayTime(monitoring.watchUntil) ?? 'open'}`;
  return [
    ...table(
      'Alerts',
      ['Name', 'Condition', 'Target', 'Runbook', 'Seen to fire'],
      monitoring.alerts.map(({ name, condition, target, runbook, tested }) => {
        const guarded = baseline.targets.find(({ id }) => id === target);
        return [
          name,
          condition,
          guarded && `${getMetric(guarded.metric).shortLabel} ${guarded.statistic}`,
          toLink(runbook),
          tested === true ? 'yes' : 'no',
        ];
      }),
    ),
    ...list(monitoring.dashboards.map(({ title, link }) => toLink(link, title) ?? title)),
    ...facts(
      ['Regression gate', sayAnswer(monitoring.regressionGate)],
      ['Watch window', watch],
      ['Review date', monitoring.reviewDate],
      ['Owner', monitoring.owner],
      ['Outcome', monitoring.outcome],
      ['Numbers', monitoring.outcomeNote],
    ),
    ...createReviewBlocks(record),
  ];
}
