/** Names of service levels, for labels, files and anchors: DNS-1123 labels, which every system takes. */
import { getMetric } from '../metrics/catalogue';
import type { SloTarget } from '../slo/target';

const LONGEST = 63;

/** Lower-case letters, digits and single dashes, at most `length` characters; `fallback` where nothing of the text remains. */
export function createSlug(text: string, fallback: string, length = LONGEST): string {
  const slug = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, length)
    .replaceAll(/^-+|-+$/gu, '');
  return slug === '' ? fallback : slug;
}

export interface LevelNames {
  readonly id: string;
  readonly service: string;
  readonly name: string;
}

/** One name for each target, in their order; a number tells apart those that would be the same. */
export function createLevelNames(service: string, targets: readonly SloTarget[]): LevelNames[] {
  const serviceName = createSlug(service, 'llm-service', 28);
  const taken = new Set<string>();
  return targets.map(({ metric, statistic }) => {
    const { shape } = getMetric(metric);
    // A rate or a share has one statistic only.
    const ending = shape === 'rate' || shape === 'share' ? '' : ` ${statistic}`;
    const base = createSlug(`${metric.replace(/^custom\./u, '')}${ending}`, 'target', 30);
    let name = base;
    for (let n = 2; taken.has(name); n += 1) name = `${base}-${n}`;
    taken.add(name);
    return { id: `${serviceName}-${name}`, service: serviceName, name };
  });
}
