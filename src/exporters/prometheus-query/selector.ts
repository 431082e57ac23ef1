/** The PromQL expression that selects series by name. By name, because `rate()` and its kin drop the names that an importer needs. */
import type { LabelMatch } from '../../domain/monitoring/promql-text';
import { quotePromql } from '../../domain/monitoring/promql-text';
import type { QuerySource } from './sources';

const MODEL_LABELS: ReadonlySet<string> = new Set(['model_name', 'model']);

/**
 * `{__name__=~"vllm:.+",model_name="m"}`. GPUs and hosts know no models, so a model's label does not restrict them: they are joined
 * by `or`, which keeps names and drops nothing here, because every series on its left carries the model's label.
 */
export function createSelector(
  sources: readonly QuerySource[],
  labels: readonly LabelMatch[],
): string {
  const servers = sources.filter(({ kind }) => kind === 'server');
  const resources = sources.filter(({ kind }) => kind === 'resource');
  const shared = labels.filter(({ name }) => !MODEL_LABELS.has(name));
  if (resources.length === 0) return selectNames(servers, labels);
  if (servers.length === 0 || shared.length === labels.length) return selectNames(sources, shared);
  return `${selectNames(servers, labels)} or ${selectNames(resources, shared)}`;
}

function selectNames(sources: readonly QuerySource[], labels: readonly LabelMatch[]): string {
  const names = `__name__=~${quotePromql(sources.map((source) => source.names).join('|'))}`;
  const matches = labels.map(({ name, value }) => `${name}=${quotePromql(value)}`);
  return `{${[names, ...matches].join(',')}}`;
}

/** What the labels leave out or let through without the reader's noticing; sentences. */
export function adviseOnLabels(
  sources: readonly QuerySource[],
  labels: readonly LabelMatch[],
): string[] {
  const names = new Set(labels.map(({ name }) => name));
  const advice: string[] = [];
  for (const { name, modelLabel, kind } of sources) {
    const used = [...names].find((label) => MODEL_LABELS.has(label));
    if (kind === 'server' && used !== undefined && used !== modelLabel) {
      advice.push(
        modelLabel === undefined
          ? `${name} puts no model on its series, so the label ${used} leaves nothing of it.`
          : `${name} names the model in the label ${modelLabel}, so the label ${used} leaves nothing of it.`,
      );
    }
  }
  const own = ['instance', 'job', 'pod'].filter((name) => names.has(name));
  if (sources.length > 1 && own.length > 0) {
    advice.push(
      `Every exporter has an ${own.join(' and ')} of its own, so such a label leaves one of them only: use a label that all of them carry, or one command for each.`,
    );
  }
  const resources = sources.filter(({ kind }) => kind === 'resource').map(({ name }) => name);
  if (resources.length > 0 && [...names].every((name) => MODEL_LABELS.has(name))) {
    advice.push(
      `Without a label that says which machine, ${resources.join(' and ')} ${resources.length === 1 ? 'covers' : 'cover'} every machine that this Prometheus scrapes, and the mean is over all of them.`,
    );
  }
  return advice;
}
