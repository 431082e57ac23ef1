import { describe, expect, it } from 'vitest';
import { EXAMPLE_RECORD } from '../../../../src/domain/investigation/example-record';
import type { MonitoringRules } from '../../../../src/domain/investigation/investigation-record';
import { parseRecord } from '../../../../src/domain/investigation/serialise';
import {
  changeLabels,
  changeRules,
  changeSource,
  findSource,
} from '../../../../src/widgets/monitoring-files/edit-rules';

const withRules = (rules: MonitoringRules) => ({
  ...EXAMPLE_RECORD,
  monitoring: { ...EXAMPLE_RECORD.monitoring, rules },
});

describe('changeRules', () => {
  it('sets a field and keeps the others, the reader’s own among them', () => {
    const rules = { window: 604_800, 'x-team': 'search' };
    const changed = changeRules((current) => ({ ...current, holdFor: 120 }))(withRules(rules));
    expect(changed.monitoring.rules).toEqual({
      window: 604_800,
      'x-team': 'search',
      holdFor: 120,
    });
  });

  it('leaves no empty object behind', () => {
    const changed = changeRules(() => ({}))(withRules({ engine: 'tgi' }));
    expect(changed.monitoring).not.toHaveProperty('rules');
  });
});

describe('changeSource', () => {
  const ratio = { kind: 'ratio', bad: 'b', total: 't' } as const;

  it('keeps the other targets’ sources', () => {
    const record = withRules({ sources: { other: { kind: 'none', because: 'later' } } });
    expect(changeSource('t-first-token', ratio)(record).monitoring.rules?.sources).toEqual({
      other: { kind: 'none', because: 'later' },
      't-first-token': ratio,
    });
  });

  it('is gone when the last one goes back to the engine’s metric', () => {
    const record = withRules({ sources: { 't-first-token': ratio } });
    expect(changeSource('t-first-token', null)(record).monitoring).not.toHaveProperty('rules');
  });

  it('takes an id that is the name of something every object has', () => {
    const record = changeSource('__proto__', ratio)(withRules({}));
    expect(findSource(record.monitoring.rules ?? {}, '__proto__')).toEqual(ratio);
    expect(findSource({}, 'constructor')).toBeUndefined();
  });
});

describe('changeLabels', () => {
  it('adds and removes, and what it makes is a record', () => {
    const added = changeLabels((labels) => [...labels, { name: 'job', value: 'vllm' }])(
      EXAMPLE_RECORD,
    );
    expect(added.monitoring.rules?.labels).toEqual([{ name: 'job', value: 'vllm' }]);
    expect(parseRecord(JSON.stringify(added)).ok).toBe(true);
    expect(changeLabels(() => [])(added).monitoring).not.toHaveProperty('rules');
  });
});
