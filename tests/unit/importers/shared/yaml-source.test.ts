import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { ImportError } from '../../../../src/importers/import-error';
import { MAX_DEPTH, MAX_RUNS } from '../../../../src/importers/limits';
import {
  MAX_YAML_CHARACTERS,
  parseYamlDocuments,
} from '../../../../src/importers/shared/yaml-source';

function codeOf(text: string): string {
  try {
    parseYamlDocuments(text);
    return 'no failure';
  } catch (error) {
    if (error instanceof ImportError) return error.failure.code;
    throw error;
  }
}

describe('parseYamlDocuments', () => {
  it('reads every document, and leaves empty ones out', () => {
    expect(parseYamlDocuments('---\na: 1\n---\n---\n- b\n...\n')).toEqual([{ a: 1 }, ['b']]);
    expect(parseYamlDocuments('')).toEqual([]);
    expect(parseYamlDocuments('# only a comment\n')).toEqual([]);
  });

  it('gives back what was written', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (json) => {
        const value: unknown = JSON.parse(json);
        fc.pre(value !== null);
        expect(parseYamlDocuments(stringify(value))).toEqual([value]);
      }),
      { seed: 20260301 },
    );
  });

  it('reads what PyYAML writes: tags, anchors, dates, numbers that are not finite', () => {
    const text = [
      'a: &id001 [1, 2]',
      'b: *id001',
      'c: !!python/tuple [3, 4]',
      'd: !!python/object/apply:os.system [ls]',
      'e: 2026-03-01 12:00:00',
      'f: .inf',
      'g: .nan',
      "h: '0.2'",
      'i: 1.0e-05',
    ].join('\n');
    expect(parseYamlDocuments(text)).toEqual([
      {
        a: [1, 2],
        b: [1, 2],
        c: [3, 4],
        d: ['ls'],
        e: '2026-03-01 12:00:00',
        f: Number.POSITIVE_INFINITY,
        g: Number.NaN,
        h: '0.2',
        i: 0.00001,
      },
    ]);
  });

  it('keeps __proto__ a key like any other', () => {
    const [value] = parseYamlDocuments('__proto__: {polluted: 1}\n');
    expect(JSON.stringify(value)).toBe('{"__proto__":{"polluted":1}}');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it.each([
    ['text that is no YAML', 'hello world\nthis is: not: yaml', 'damaged'],
    ['a text that ends in the middle', 'a:\n  b: "abc\n  c', 'damaged'],
    ['an alias without an anchor', 'a: *nowhere', 'damaged'],
    ['brackets without end', '['.repeat(100_000), 'too large'],
    ['two thousand levels', '['.repeat(2000) + ']'.repeat(2000), 'too large'],
    ['dashes without end', `${'- '.repeat(20_000)}1`, 'too large'],
    ['questions without end', `${'? '.repeat(20_000)}1`, 'too large'],
    ['anchors without end', `${'&a '.repeat(5000)}1`, 'damaged'],
    ['too many documents', '--- a\n'.repeat(MAX_RUNS + 1), 'too large'],
    ['too much text', ' '.repeat(MAX_YAML_CHARACTERS + 1), 'too large'],
  ])('refuses %s', (_name, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('reads the depth that JSON may have, and one more level not', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(codeOf(nested(MAX_DEPTH))).toBe('no failure');
    expect(codeOf(nested(MAX_DEPTH + 5))).toBe('too large');
  });

  it('refuses a bomb of aliases, and reads a list that is used many times', () => {
    const level = (name: string, below: string): string =>
      `${name}: &${name} [${Array.from({ length: 10 }, () => `*${below}`).join(', ')}]\n`;
    const bomb = `a: &a [x]\n${level('b', 'a')}${level('c', 'b')}${level('d', 'c')}${level('e', 'd')}`;
    expect(codeOf(bomb)).toBe('damaged');
    expect(codeOf(`a: &a [x]\nb:\n${'- *a\n'.repeat(500)}`)).toBe('no failure');
  });
});
