import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportError } from '../../../src/importers/import-error';
import { parseJsonValues } from '../../../src/importers/json-text';
import { MAX_DEPTH } from '../../../src/importers/limits';
import { parsePartialJson } from '../../../src/importers/partial-json';

function failureOf(run: () => unknown): ImportError['failure'] | null {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof ImportError) return error.failure;
    throw error;
  }
}

const json = fc.jsonValue({ maxDepth: 6 }).map((value) => ({ value }));

describe('parseJsonValues', () => {
  it('agrees with JSON.parse, however many values there are and however they are laid out', () => {
    fc.assert(
      fc.property(
        fc.array(json, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(0, 2),
        (values, indent) => {
          const text = values.map((value) => JSON.stringify(value, null, indent)).join('\n');
          expect(parseJsonValues(text)).toEqual({
            values: values.map((value): unknown => JSON.parse(JSON.stringify(value))),
            skippedLines: 0,
          });
        },
      ),
      { seed: 20260301 },
    );
  });

  it('reads the literals of Python outside strings only', () => {
    const text = '{"a": NaN, "b": Infinity, "c": [-Infinity], "d": "NaN, Infinity \\" -Infinity"}';
    expect(parseJsonValues(text).values).toEqual([
      {
        a: null,
        b: Number.POSITIVE_INFINITY,
        c: [Number.NEGATIVE_INFINITY],
        d: 'NaN, Infinity " -Infinity',
      },
    ]);
  });

  it('skips log lines before, between and after, and counts them', () => {
    const text =
      'INFO go\n[2026-03-01 10:00:00,123] INFO start\n{"a": 1}\nwarning: slow\n[{"b": 2}]\ndone\n';
    expect(parseJsonValues(text)).toEqual({ values: [{ a: 1 }, [{ b: 2 }]], skippedLines: 4 });
  });

  it('reads values without a line end between them', () => {
    expect(parseJsonValues('{"a":1}{"a":2}\t{"a":3}').values).toEqual([
      { a: 1 },
      { a: 2 },
      { a: 3 },
    ]);
  });

  it('names the line of a value that is cut off or is no JSON', () => {
    expect(failureOf(() => parseJsonValues('{"a": 1}\n{"a": [1, 2'))).toMatchObject({
      code: 'damaged',
      at: 'line 2',
    });
    expect(failureOf(() => parseJsonValues('{"a": 1}\n{"a": nope}'))).toMatchObject({
      code: 'damaged',
      at: 'the value that begins in line 2',
    });
  });

  it(`allows ${MAX_DEPTH} levels and no more`, () => {
    const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    expect(parseJsonValues(`{"a":${nested(MAX_DEPTH - 1)}}`).values).toHaveLength(1);
    expect(failureOf(() => parseJsonValues(`{"a":${nested(MAX_DEPTH)}}`))?.code).toBe('too large');
  });

  it('finds nothing in text without JSON', () => {
    expect(parseJsonValues('no json\nhere')).toEqual({ values: [], skippedLines: 2 });
  });
});

describe('parsePartialJson', () => {
  it('reads a whole value as JSON.parse does', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = JSON.stringify(value);
        expect(parsePartialJson(text).value).toEqual(JSON.parse(text));
      }),
      { seed: 20260301 },
    );
  });

  it('reads the beginning of any text without throwing, and keeps what was complete', () => {
    fc.assert(
      fc.property(json, fc.nat(), (value, cut) => {
        const text = JSON.stringify(value);
        expect(() => parsePartialJson(text.slice(0, cut % text.length))).not.toThrow();
      }),
      { seed: 20260301 },
    );
    expect(parsePartialJson('{"a": [1, {"b": "x"}], "c": "un').value).toEqual({
      a: [1, { b: 'x' }],
    });
  });

  it('ends on any garbage', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => parsePartialJson(`{"a":${text}`)).not.toThrow();
        expect(() => parsePartialJson(text)).not.toThrow();
      }),
      { seed: 20260301 },
    );
  });
});
