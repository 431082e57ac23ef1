import { PITFALLS } from '../../../src/domain/investigation/pitfalls';
import { fixed, row, word, type WorkedPage } from './support/row';

/** USD per million tokens of a GPU at this price an hour. */
function cost(usdPerHour: number, tokensPerSecond: number): number {
  return (usdPerHour / (tokensPerSecond * 3600)) * 1e6;
}

export const SCENARIO: readonly WorkedPage[] = [
  {
    file: 'docs/03-professional-scenarios/engineering/05-performance-investigation.mdx',
    numbers: [
      row(
        'a GPU at 4.00 USD an hour that emits 1,000 tokens a second costs «1.11» USD per million tokens; at 1,300 tokens a second it costs «0.85» USD',
        () => [fixed(cost(4, 1000), 2), fixed(cost(4, 1300), 2)],
      ),
    ],
  },
  {
    file: 'docs/03-professional-scenarios/engineering/performance-investigation-pitfalls/00-pitfalls-index.mdx',
    numbers: [
      row('Twenty-five questions, «five» per pitfall.', () =>
        word(PITFALLS.flatMap(({ questions }) => questions).length / PITFALLS.length),
      ),
    ],
  },
];
