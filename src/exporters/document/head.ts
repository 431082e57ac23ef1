/** The head of the document: what it is about, and the system. */
import type {
  InvestigationRecord,
  MeasurementWorkload,
} from '../../domain/investigation/investigation-record';
import { formatQuantity } from '../../domain/units';
import { facts, paragraph, sayTime } from './blocks';
import type { DocumentSection } from './document';
import { sayShare } from './numbers';

export function createHead(record: InvestigationRecord): readonly DocumentSection[] {
  const { impact, system } = record;
  return [
    {
      id: 'summary',
      title: 'Summary',
      blocks: [
        ...paragraph(record.summary),
        ...facts(
          ['Goes on from', sayPrevious(record)],
          ['Status', record.status],
          ['Severity', record.severity],
          ['Owner', record.owner],
          ['Reviewers', record.reviewers.join(', ')],
          ['Confidentiality', record.confidentiality],
          ['Impact', impact?.statement],
          ['Users affected', impact?.usersAffected?.toString()],
          ['Share affected', sayShare(impact?.shareAffected)],
          ['Cost of the incident', sayUsd(impact?.costUsd)],
          ['Created', sayTime(record.createdAt)],
          ['Last changed', sayTime(record.modifiedAt)],
        ),
      ],
    },
    {
      id: 'system',
      title: 'System',
      blocks: [
        ...facts(
          ['Service', system.service],
          ['Serving engine', join(system.engine, system.engineVersion)],
          ['Flags', system.engineFlags],
          ['Model', system.model],
          ['Quantisation', system.quantisation],
          ['GPU', sayGpu(system)],
          ['Driver', system.driver],
          ['Parallelism', sayParallelism(system)],
          ['Request path', system.components.join(' → ')],
          ['Workload', sayWorkload(system.workload)],
        ),
      ],
    },
  ];
}

/** `6 requests/s, open arrivals, streaming, prompts of 3900 and answers of 184 tokens on average`. */
export function sayWorkload(workload: MeasurementWorkload | undefined): string | undefined {
  if (workload === undefined) return undefined;
  const { requestRate, maxConcurrency, arrival, promptTokensMean, outputTokensMean } = workload;
  const parts = [
    workload.model,
    workload.dataset,
    requestRate === undefined
      ? undefined
      : requestRate === 'unlimited'
        ? 'as fast as possible'
        : `${sayNumber(requestRate)} requests/s`,
    maxConcurrency === undefined ? undefined : `at most ${maxConcurrency} in flight`,
    arrival === undefined || arrival === 'unknown' ? undefined : `${arrival} arrivals`,
    workload.streaming === undefined
      ? undefined
      : workload.streaming
        ? 'streaming'
        : 'not streaming',
    sayWarmUp(workload.warmUp),
    sayLatencyStart(workload.latencyFrom),
    promptTokensMean === undefined
      ? undefined
      : `prompts of ${sayNumber(promptTokensMean)} tokens on average`,
    outputTokensMean === undefined
      ? undefined
      : `answers of ${sayNumber(outputTokensMean)} tokens on average`,
  ];
  const given = parts.filter((part) => part !== undefined && part !== '').join(', ');
  const { description } = workload;
  return [given, description].filter((part) => part !== undefined && part !== '').join('. ');
}

function sayPrevious({ previous }: InvestigationRecord): string | undefined {
  return previous === undefined ? undefined : `${previous.title} (record ${previous.id})`;
}

function sayWarmUp(warmUp: MeasurementWorkload['warmUp']): string | undefined {
  return warmUp === undefined ? undefined : `warm-up requests ${warmUp}`;
}

function sayLatencyStart(from: MeasurementWorkload['latencyFrom']): string | undefined {
  if (from === undefined) return undefined;
  return from === 'send'
    ? 'latencies counted from sending'
    : 'latencies counted from the planned moment of sending';
}

function sayUsd(cost: number | undefined): string | undefined {
  return cost === undefined ? undefined : `${cost} USD`;
}

function sayGpu({ gpu, gpuCount }: InvestigationRecord['system']): string | undefined {
  return gpuCount === undefined ? gpu : `${gpuCount} × ${gpu ?? 'GPU'}`;
}

function sayParallelism({
  tensorParallel,
  pipelineParallel,
}: InvestigationRecord['system']): string | undefined {
  return join(
    tensorParallel === undefined ? undefined : `tensor ${tensorParallel}`,
    pipelineParallel === undefined ? undefined : `pipeline ${pipelineParallel}`,
  );
}

function join(...parts: readonly (string | undefined)[]): string | undefined {
  const given = parts.filter((part) => part !== undefined && part !== '');
  return given.length === 0 ? undefined : given.join(' ');
}

function sayNumber(value: number): string {
  return formatQuantity(value, 'count', { group: false }).text;
}
