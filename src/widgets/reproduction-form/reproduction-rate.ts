/** How often it reproduced, with the interval that so few runs allow. */
import type { Reproduction } from '@site/src/domain/investigation/investigation-record';
import { computeWilsonInterval } from '@site/src/domain/stats/proportion';
import { formatWithUnit } from '@site/src/domain/units';

export type ReproductionRate =
  | { readonly kind: 'incomplete'; readonly text: string }
  | { readonly kind: 'impossible'; readonly text: string }
  | { readonly kind: 'rate'; readonly text: string; readonly advice: string };

/** The least runs at which k = n puts the lower bound above one half: n / (n + z²) > 1/2 from n > z² = 3.84 on. */
const ENOUGH_TO_SHOW_MORE_OFTEN_THAN_NOT = 4;

export function describeReproduction({ runs, reproduced }: Reproduction): ReproductionRate {
  if (runs === undefined || runs === 0 || reproduced === undefined) {
    return {
      kind: 'incomplete',
      text: 'Type how many runs you made and in how many of them the symptom appeared.',
    };
  }
  if (reproduced > runs) {
    return {
      kind: 'impossible',
      text: `It cannot appear in ${reproduced} of ${runs} runs: correct one of the two numbers.`,
    };
  }
  const { low, high } = computeWilsonInterval(reproduced, runs);
  const percent = (share: number) => formatWithUnit(share, 'ratio');
  return {
    kind: 'rate',
    text: `Reproduced in ${reproduced} of ${runs} runs: ${percent(reproduced / runs)}, 95 % interval ${percent(low)} to ${percent(high)}.`,
    advice: advise(runs, reproduced, low, high),
  };
}

function advise(runs: number, reproduced: number, low: number, high: number): string {
  if (reproduced === 0) {
    return `Not reproduced yet. With ${runs} ${runs === 1 ? 'run' : 'runs'} it may still appear in up to ${formatWithUnit(high, 'ratio')} of them: bring the environment closer to production.`;
  }
  if (runs < ENOUGH_TO_SHOW_MORE_OFTEN_THAN_NOT) {
    return `Make at least ${ENOUGH_TO_SHOW_MORE_OFTEN_THAN_NOT} runs: fewer cannot show that it appears more often than not.`;
  }
  if (low > 0.5)
    return 'It appears more often than not, so a run without it after a change says something.';
  return 'A change that only makes it rarer would be hard to see: remove variation, or plan many runs for before and after.';
}
