import { describe, expect, it } from 'vitest';
import { SPEEDSCOPE_REFERENCE } from '../../../../src/importers/speedscope/reference';
import { checkImport, expectSuccess, importText } from '../../../support/check-import';

checkImport('speedscope/py-spy-0.4/input.json', {
  format: 'speedscope',
  runs: [],
  report: {
    rowsRead: 6,
    rowsKept: 6,
    unknownFields: ['profiles[].colour'],
    secretsDropped: ['command lines'],
  },
  profiles: [
    {
      label: 'process 19, MainThread',
      tool: { id: 'speedscope', name: 'py-spy', version: '0.4.0' },
      measures: 'sampled time',
      total: 0.06,
      frameCount: 4,
      frames: [
        // On three stacks, on two of them twice (once as a second entry of the same frame): counted once each.
        { name: 'walk', location: 'tree/walk.py:5', self: 0.03, total: 0.03 },
        { name: 'encode', location: 'tokens.py:7', self: 0.02, total: 0.02 },
        { name: 'main', location: 'srv/app.py:10', self: 0, total: 0.05 },
        { name: 'process 19', self: 0, total: 0.05 },
      ],
      notes: ['the weight of 5 samples', '10 ms of it has no frame'],
    },
    { label: 'worker', measures: 'sampled time', total: 0.5, duration: 0.5 },
  ],
});

checkImport('speedscope/evented-recursive/input.json', {
  format: 'speedscope',
  runs: [],
  report: { rowsRead: 6, rowsKept: 6 },
  profiles: [
    {
      label: 'calls',
      tool: { id: 'speedscope', name: 'speedscope' },
      measures: 'traced time',
      total: 0.12,
      frames: [
        // Own 0–10, 20–50 and 60–100; total from the outer call alone.
        { name: 'a', self: 0.08, total: 0.1, calls: 2 },
        { name: 'b', self: 0.02, total: 0.05, calls: 1 },
      ],
      notes: ['20 ms of it has no frame'],
    },
  ],
});

checkImport('speedscope/pyinstrument/input.json', {
  format: 'speedscope',
  runs: [],
  report: { secretsDropped: ['command lines'] },
  profiles: [
    {
      label: 'all calls',
      tool: { id: 'speedscope', name: 'pyinstrument' },
      // Events of a sampler: no calls are known.
      measures: 'sampled time',
      total: 2,
      frames: [
        { name: '[await]', self: 1.5, total: 1.5 },
        { name: 'handle', location: 'app.py:4', self: 0.5, total: 2 },
      ],
    },
  ],
});

checkImport('speedscope/units/input.json', {
  format: 'speedscope',
  runs: [],
  report: {
    dropped: [
      { reason: 'samples that cannot be read', count: 1 },
      { reason: 'profiles without a sample or a call', count: 1 },
      { reason: 'events that do not fit the calls before them', count: 1 },
    ],
  },
  profiles: [
    {
      measures: 'samples',
      total: 3,
      frames: [
        { name: 'g', self: 2, total: 2 },
        { name: 'f', self: 1, total: 3 },
      ],
    },
    {
      label: 'heap',
      measures: 'sampled bytes',
      total: 4096,
      frames: [
        { name: 'g', self: 3072, total: 3072 },
        { name: 'f', self: 1024, total: 1024 },
      ],
    },
    {
      label: 'fast',
      measures: 'sampled time',
      total: 3e-7,
      frames: [
        { name: 'g', self: 2e-7, total: 2e-7 },
        { name: 'f', self: 1e-7, total: 1e-7 },
      ],
    },
    {
      label: 'micro',
      measures: 'traced time',
      total: 1e-5,
      frames: [{ name: 'f', self: 1e-5, total: 1e-5, calls: 1 }],
    },
  ],
});

describe('a speedscope file', () => {
  it('of the reference page is imported', async () => {
    const { profiles } = expectSuccess(await importText(SPEEDSCOPE_REFERENCE.example.text));
    expect(profiles).toHaveLength(1);
    expect(profiles[0]?.label).toBe('MainThread');
    expect(profiles[0]?.total).toBeCloseTo(0.05, 12);
  });

  it('without samples says so', async () => {
    const result = await importText(
      '{"$schema": "https://www.speedscope.app/file-format-schema.json", "shared": {"frames": []}, "profiles": []}',
    );
    expect(result).toMatchObject({ ok: false, failure: { code: 'no requests' } });
  });

  it('closes what is open at the end of the profile', async () => {
    const { profiles } = expectSuccess(
      await importText(
        '{"$schema": "https://www.speedscope.app/file-format-schema.json", "shared": {"frames": [{"name": "a"}]}, "profiles": [{"type": "evented", "unit": "seconds", "startValue": 1, "endValue": 4, "events": [{"type": "O", "at": 2, "frame": 0}]}]}',
      ),
    );
    expect(profiles[0]?.total).toBe(3);
    expect(profiles[0]?.frames).toEqual([{ name: 'a', self: 2, total: 2, calls: 1 }]);
    expect(profiles[0]?.notes.join(' ')).toContain('1 call without an end');
  });
});
