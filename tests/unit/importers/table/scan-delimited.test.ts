import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readNumberText } from '../../../../src/importers/table/number-text';
import { DelimitedRow, scanDelimited } from '../../../../src/importers/table/scan-delimited';

async function scan(text: string, delimiter = ',', chunkSize = 5): Promise<string[][]> {
  const bytes = new TextEncoder().encode(text);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < bytes.length; i += chunkSize)
      yield await Promise.resolve(bytes.subarray(i, i + chunkSize));
  }
  const rows: string[][] = [];
  await scanDelimited(chunks(), delimiter, new DelimitedRow(false), (row) => {
    rows.push(Array.from({ length: row.length }, (_, i) => row.text(i)));
  });
  return rows;
}

describe('scanDelimited', () => {
  it('reads quoted cells with delimiters, quotes and line ends', async () => {
    expect(await scan('a,"b,c"\r\n"say ""hi""","two\nlines"\n')).toEqual([
      ['a', 'b,c'],
      ['say "hi"', 'two\nlines'],
    ]);
  });

  it('keeps a quote inside an unquoted cell', async () => {
    expect(await scan('5" pipe,x\n')).toEqual([['5" pipe', 'x']]);
  });

  it('skips blank lines and needs no line end at the end', async () => {
    expect(await scan('a,b\n\n\r\nc,d')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('agrees with papaparse for any table, in chunks of any size', async () => {
    const cell = fc.stringMatching(/^[a-z0-9 ,;"\n.é]{0,8}$/);
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (cells, chunkSize) => {
        const text = Papa.unparse(cells, { quotes: true, newline: '\n' });
        const expected = cells.map((row) => row.map((entry) => entry.trim()));
        expect(await scan(text, ',', chunkSize)).toEqual(expected);
      }),
      { numRuns: 300, seed: 20260301 },
    );
  });
});

describe('DelimitedRow.number', () => {
  function numberOf(text: string, decimalComma = false): number {
    const row = new DelimitedRow(decimalComma);
    row.bytes = new TextEncoder().encode(text);
    row.addCell(0, row.bytes.length);
    return row.number(0);
  }

  it('reads plain decimals to the same double as Number', () => {
    fc.assert(
      fc.property(fc.nat(10 ** 9), fc.integer({ min: 0, max: 12 }), (digits, decimals) => {
        const text = (digits / 10 ** decimals).toFixed(decimals);
        expect(numberOf(text)).toBe(Number(text));
      }),
      { seed: 20260301 },
    );
  });

  it('reads any double that is written in full', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(numberOf(`${value}`)).toBe(Number(`${value}`));
      }),
      { seed: 20260301 },
    );
  });

  it.each([
    ['1,234.5', false, 1234.5],
    ['1.234,5', true, 1234.5],
    ['0,65', true, 0.65],
    ['-1.5e3', false, -1500],
    ['"12"', false, 12],
    [' 7 ', false, 7],
    ['12345678901234567890', false, 12345678901234567000],
  ])('%s', (text, decimalComma, value) => {
    expect(numberOf(text, decimalComma)).toBe(value);
  });

  it.each(['', 'abc', '1,2,3', '0x10', 'NaN', 'Infinity', '1 2', '.', '-'])(
    '%s is no number',
    (text) => {
      expect(numberOf(text)).toBeNaN();
      expect(readNumberText(text, false)).toBeNaN();
    },
  );
});
