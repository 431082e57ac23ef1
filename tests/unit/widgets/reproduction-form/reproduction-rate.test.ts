import { describe, expect, it } from 'vitest';
import { describeReproduction } from '../../../../src/widgets/reproduction-form/reproduction-rate';

describe('describeReproduction', () => {
  it('gives the share and its Wilson interval', () => {
    // statsmodels.stats.proportion.proportion_confint(7, 10, method='wilson') = (0.3968, 0.8922)
    expect(describeReproduction({ runs: 10, reproduced: 7, measurements: [] })).toMatchObject({
      kind: 'rate',
      text: 'Reproduced in 7 of 10 runs: 70 %, 95 % interval 39.7 % to 89.2 %.',
    });
  });

  it('asks for both numbers', () => {
    expect(describeReproduction({ runs: 4, measurements: [] }).kind).toBe('incomplete');
    expect(describeReproduction({ reproduced: 4, measurements: [] }).kind).toBe('incomplete');
    expect(describeReproduction({ runs: 0, reproduced: 0, measurements: [] }).kind).toBe(
      'incomplete',
    );
  });

  it('refuses more reproductions than runs', () => {
    expect(describeReproduction({ runs: 3, reproduced: 4, measurements: [] })).toEqual({
      kind: 'impossible',
      text: 'It cannot appear in 4 of 3 runs: correct one of the two numbers.',
    });
  });

  it('says more often than not from 4 of 4 runs on, where the lower bound n / (n + 1.96²) passes one half', () => {
    expect(describeReproduction({ runs: 3, reproduced: 3, measurements: [] })).toMatchObject({
      advice: expect.stringContaining('Make at least 4 runs') as string,
    });
    expect(describeReproduction({ runs: 4, reproduced: 4, measurements: [] })).toMatchObject({
      text: 'Reproduced in 4 of 4 runs: 100 %, 95 % interval 51 % to 100 %.',
      advice: expect.stringContaining('more often than not') as string,
    });
  });

  it('says how often it could still appear when it never did', () => {
    // Wilson's upper bound at k = 0 is z² / (n + z²): 3.8415 / 8.8415 = 43.4 % for 5 runs.
    expect(describeReproduction({ runs: 5, reproduced: 0, measurements: [] })).toMatchObject({
      advice: expect.stringContaining('up to 43.4 %') as string,
    });
  });
});
