import { describe, expect, it } from 'vitest';
import { toOneLine, toWritable } from '../../../../src/exporters/monitoring/written-text';

describe('one line', () => {
  it.each([
    ['plain', 'plain'],
    ['  two\n\nlines\tand a tab ', 'two lines and a tab'],
    ['a\rb\u0085c\u2028d', 'a b c d'],
    ['a\0b\u001bc', 'a\uFFFDb\uFFFDc'],
    ['half \ud800 of a pair, and \u{1F600} whole', 'half \uFFFD of a pair, and \u{1F600} whole'],
    ['\u202Egnp.exe', '\uFFFDgnp.exe'],
    ['\uFEFFmark and \uFFFFnone', '\uFFFDmark and \uFFFDnone'],
  ])('%j', (text, flat) => {
    expect(toOneLine(text)).toBe(flat);
  });
});

it('keeps lines and tabs, and makes line feeds of every line break', () => {
  expect(toWritable('a\r\nb\rc\u2028d\u0085\te')).toBe('a\nb\nc\nd\n\te');
});
