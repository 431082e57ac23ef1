/**
 * Labels name hosts, pods, users and keys. Only those that the tables of metrics need keep their values; of the others only
 * equality is needed, to recognise a series in the next scrape, so a number stands for the value.
 */
import type { Labels, MetricsSnapshot } from '../../domain/metrics-snapshot/metrics-snapshot';
import { ALL_TABLES } from './engines/tables';

const NEEDED = new Set([
  ...[
    'le',
    'quantile',
    'engine',
    'engine_type',
    'version',
    'dp_rank',
    'device',
    'cpu',
    'gpu',
    'source',
  ],
  ...[
    'finished_reason',
    'reason',
    'generation',
    'sleep_state',
    'position',
    'err',
    'endpoint',
    'code',
  ],
  ...ALL_TABLES.flatMap(({ modelLabels, mirroredRanks = [], entries, counts = {} }) => [
    ...modelLabels,
    ...mirroredRanks,
    ...Object.values(counts).flatMap(({ where = {} }) => Object.keys(where)),
    ...entries.flatMap((entry) => {
      if (entry.kind === 'histogram' || entry.kind === 'gauge')
        return Object.keys(entry.where ?? {});
      const per = entry.per === 'second' ? [] : entry.per;
      return [...entry.of, ...per].flatMap(({ where = {} }) => Object.keys(where));
    }),
  ]),
]);

export interface HiddenSnapshot {
  readonly snapshot: MetricsSnapshot;
  readonly hasHidden: boolean;
}

export function hideLabels(snapshot: MetricsSnapshot): HiddenSnapshot {
  let hasHidden = false;
  const hide = (labels: Labels): Labels => {
    const entries = Object.entries(labels);
    if (entries.every(([name, value]) => value === '' || NEEDED.has(name))) return labels;
    hasHidden = true;
    return Object.fromEntries(
      entries.map(([name, value]) => [
        name,
        value === '' || NEEDED.has(name) ? value : `#${hash(value)}`,
      ]),
    );
  };
  const families = snapshot.families.map((family) => ({
    ...family,
    samples: family.samples.map((sample) => ({ ...sample, labels: hide(sample.labels) })),
  }));
  return { snapshot: { ...snapshot, families }, hasHidden };
}

/** 52 bits in hexadecimal (cyrb53, public domain): enough that two values of one label do not meet by accident. */
function hash(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & b) + (a >>> 0)).toString(16);
}
