import { describe, expect, it } from 'vitest';
import { formatNames, parseNames } from '../../../../src/widgets/record-sections/text-list';

describe('parseNames', () => {
  it('splits at commas and drops blanks and repetitions', () => {
    expect(parseNames(' Ada ,, Grace Hopper,Ada, ')).toEqual(['Ada', 'Grace Hopper']);
    expect(parseNames('  ')).toEqual([]);
  });

  it('reads back what it shows', () => {
    expect(parseNames(formatNames(['on call', 'platform team']))).toEqual([
      'on call',
      'platform team',
    ]);
  });
});
