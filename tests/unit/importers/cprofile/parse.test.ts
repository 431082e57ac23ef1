import { describe, expect, it } from 'vitest';
import { CPROFILE_REFERENCE } from '../../../../src/importers/cprofile/reference';
import { checkImport, expectSuccess, importText } from '../../../support/check-import';

const TOOL = { id: 'cprofile', name: 'cProfile' };

checkImport('cprofile/cumulative-asyncio/input.txt', {
  format: 'cprofile',
  runs: [],
  whenCut: 'loses rows',
  report: { rowsRead: 5, rowsKept: 5 },
  profiles: [
    {
      label: 'all calls',
      tool: TOOL,
      measures: 'traced time',
      total: 0.5,
      frameCount: 5,
      frames: [
        { name: "{method 'poll' of 'select.epoll' objects}", self: 0.25, total: 0.25, calls: 4 },
        { name: 'render', location: 'prompt.py:42', self: 0.2, total: 0.22, calls: 100 },
        { name: 'walk', location: 'prompt.py:60', self: 0.02, total: 0.02, calls: 4 },
        { name: 'handle', location: 'work/app/main.py:10', self: 0.01, total: 0.5, calls: 1 },
      ],
      notes: [
        'of the 500 ms of the first line (1,203 calls)',
        'Recursive: 1 function.',
        "Waiting, not work: {method 'poll' of 'select.epoll' objects} 250 ms.",
        'asyncio',
      ],
    },
  ],
});

checkImport('cprofile/restricted-twice/input.txt', {
  format: 'cprofile',
  runs: [],
  whenCut: 'loses rows',
  profiles: [
    {
      label: 'table 1',
      total: 2,
      frameCount: 40,
      frames: [
        { name: 'query', location: 'db.py:5', self: 1.2, total: 1.5, calls: 10 },
        {
          name: '_load_db',
          location: '<frozen importlib._bootstrap>:666',
          self: 0.1,
          total: 0.1,
          calls: 1,
        },
      ],
      // 2.000 − 1.200 − 0.100.
      notes: ['cut to 2 of 40 functions, ordered by internal time: the rest has 700 ms'],
    },
    { label: 'table 2', total: 0.004, frameCount: 1 },
  ],
});

describe('a cProfile table', () => {
  it('of the reference page is imported', async () => {
    const { profiles } = expectSuccess(await importText(CPROFILE_REFERENCE.example.text));
    expect(profiles[0]?.total).toBe(0.5);
    expect(profiles[0]?.frames).toHaveLength(4);
  });

  it('without its first line has shares of the listed functions', async () => {
    const { profiles } = expectSuccess(
      await importText(
        '   ncalls  tottime  percall  cumtime  percall filename:lineno(function)\n        1    0.300    0.300    0.400    0.400 a.py:1(f)\n        2    0.100    0.050    0.100    0.050 a.py:2(g)\n',
      ),
    );
    expect(profiles[0]?.total).toBeCloseTo(0.4, 12);
    expect(profiles[0]?.notes[0]).toContain('is absent');
  });

  it('without rows says so', async () => {
    const result = await importText('         3 function calls in 0.001 seconds\n\n');
    expect(result).toMatchObject({ ok: false, failure: { code: 'no requests' } });
  });
});
