import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findRegexExample,
  matchesWhole,
} from '../../../../../src/exporters/monitoring/prometheus/regex-example';

describe('an example of a regular expression', () => {
  it.each([
    ['5..', '5xx'],
    ['5.*', '5'],
    ['(5..|429)', '5xx'],
    ['5[0-9]{2}', null],
    ['5[0-9][0-9]', '500'],
    ['.*(completions|generate).*', 'completions'],
    ['.+', 'x'],
    ['a?b+c', 'bc'],
    [String.raw`1(\.0)?`, '1'],
    [String.raw`a\.b`, 'a.b'],
    [String.raw`\d+`, '0'],
    ['(?:a|b)c', 'ac'],
    ['|a', ''],
    ['', ''],
    ['[^a]', null],
    ['(?i)a', null],
    ['a{2}', null],
    ['(a', null],
    ['a)', null],
    ['*', null],
    ['\\', null],
    ['[a', null],
    ['🙂+', '🙂'],
  ])('%j is %j', (pattern, example) => {
    expect(findRegexExample(pattern)).toBe(example);
  });

  it('fits, or there is none', () => {
    const parts = fc.constantFrom(
      'a',
      '.',
      '*',
      '+',
      '?',
      '(',
      ')',
      '|',
      '[b-d]',
      '\\.',
      '\\d',
      '7',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (pieces) => {
        const pattern = pieces.join('');
        const example = findRegexExample(pattern);
        expect(example === null || matchesWhole(pattern, example)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('is of the whole value, as Prometheus matches', () => {
    expect(matchesWhole('a|b', 'ab')).toBe(false);
    expect(matchesWhole('.*', 'a\nb')).toBe(true);
    expect(matchesWhole('(', '(')).toBe(false);
  });
});
