/** A table in any way of writing it gives the same numbers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportSuccess } from '../../../../src/importers/import-result';
import { detectDialect } from '../../../../src/importers/table/dialect';
import { checkImport, expectSuccess, importText } from '../../../support/check-import';

// Milliseconds in the units row; 2.5 s − 1.1205 s over 1,000 gaps; 0.9 s − 0.13 s over 10.
checkImport('table/title-units-row/input.csv', {
  format: 'table',
  whenCut: 'loses rows',
  report: { rowsRead: 3, rowsKept: 3 },
  runs: [
    {
      counts: { requests: 3, succeeded: 2, failed: 1, cancelled: 0 },
      startTime: [0, 1.5, 3],
      columns: {
        time_to_first_token: [1.1205, 0.13, null],
        request_latency: [2.5, 0.9, null],
        output_tokens: [1001, 11, null],
        time_per_output_token: [0.0013795, 0.077, null],
      },
    },
  ],
});

checkImport('table/columns-of-text/input.txt', {
  format: 'table',
  whenCut: 'loses rows',
  runs: [
    {
      status: ['succeeded', 'succeeded', 'failed'],
      columns: { time_to_first_token: [0.0125, 0.013, null], request_latency: [0.1, 0.12, null] },
      attributes: { model: ['small one', 'large', 'large'] },
    },
  ],
});

describe('detectDialect', () => {
  const form = (text: string): unknown => detectDialect({ text, isWhole: true })?.form;

  it.each([
    ['a title', 'Night run\nttft_ms,b\n1,2\n3,4\n', { delimiter: ',', skip: 1, headerRows: 1 }],
    ['comments', '# a\n# b, c, d\nttft_ms,b\n1,2\n', { delimiter: ',', skip: 2, headerRows: 1 }],
    ['a header in a comment', '# ttft_ms b\n1 2\n3 4\n', { delimiter: 'spaces', headerRows: 1 }],
    ['no header', '1;2\n3;4\n', { delimiter: ';', headerRows: 0 }],
    ['units in brackets', 'ttft,b\n[ms],(s)\n1,2\n', { headerRows: 2 }],
    ['a footer', ' a_ms | b \n------+---\n 1 | 2\n 3 | 4\n(2 rows)\n', { delimiter: 'bars' }],
    ['a box', '┏━━━┳━━━┓\n┃ a ┃ b ┃\n┡━━━╇━━━┩\n│ 1 │ 2 │\n└───┴───┘\n', { delimiter: 'bars' }],
    ['words with single spaces', 'mean ttft   p99 ttft\n1.5   2\n', { delimiter: 'wide spaces' }],
  ])('sees %s', (_name, text, expected) => {
    expect(form(text)).toMatchObject(expected);
  });

  it.each([
    ['prose', 'Dear all,\nhere are the results, as promised.\nBest'],
    ['prose with a comma a line', 'Hello, world\nBye, world\n'],
    ['a sentence a line', 'the run was fine\nthe next was not\nwe do not know\n'],
    ['a single line', 'ttft_ms,latency_ms'],
    ['markup', '<p>1, 2</p>'],
  ])('is null for %s', (_name, text) => {
    expect(form(text)).toBeUndefined();
  });
});

interface Style {
  readonly delimiter: string;
  readonly comma: boolean;
  readonly groups: string;
  readonly lineEnd: string;
  readonly quote: boolean;
  readonly before: string;
  readonly units: 'name' | 'brackets' | 'row';
  readonly mark: string;
}

const STYLE: fc.Arbitrary<Style> = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t', '|', ' | ', '   '),
    comma: fc.boolean(),
    groups: fc.constantFrom('', '\u00a0', '\u202f'),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    quote: fc.boolean(),
    before: fc.constantFrom('', '# by a script\n', 'Night run\n', 'Night run\n\n# of the 24th\n'),
    units: fc.constantFrom('name', 'brackets', 'row'),
    mark: fc.constantFrom('', '\ufeff'),
  })
  .map((style) => ({
    ...style,
    // Between commas a decimal comma has to be quoted; columns of text have no quotes.
    quote:
      style.delimiter === ' | ' || style.delimiter === '   '
        ? false
        : style.quote || (style.comma && style.delimiter === ','),
  }));

const HEADERS: Readonly<Record<Style['units'], readonly (readonly string[])[]>> = {
  name: [['ttft_ms', 'latency_s', 'output_tokens']],
  brackets: [['TTFT [ms]', 'Latency (s)', 'Output tokens']],
  row: [
    ['ttft', 'latency', 'output tokens'],
    ['ms', 's', 'tokens'],
  ],
};

function write(rows: readonly (readonly number[])[], style: Style): string {
  const cells = [
    ...HEADERS[style.units],
    ...rows.map((row) => row.map((value) => writeNumber(value, style))),
  ];
  const lines = cells.map((row) => {
    const texts = row.map((cell) => (style.quote ? `"${cell}"` : cell));
    return style.delimiter === ' | ' ? `| ${texts.join(' | ')} |` : texts.join(style.delimiter);
  });
  if (style.delimiter === ' | ') lines.splice(HEADERS[style.units].length, 0, '|---|---:|---:|');
  return style.mark + `${style.before}${lines.join('\n')}\n`.replaceAll('\n', style.lineEnd);
}

function writeNumber(value: number, { comma, groups }: Style): string {
  const [whole = '', decimals] = String(value).split('.');
  const grouped = groups === '' ? whole : whole.replaceAll(/\B(?=(?:\d{3})+$)/g, groups);
  return decimals === undefined ? grouped : `${grouped}${comma ? ',' : '.'}${decimals}`;
}

function columnOf({ runs }: ImportSuccess, metric: string): number[] {
  const columns = Object.entries<Float64Array | undefined>({ ...runs[0]?.requests?.columns });
  return [...(columns.find(([name]) => name === metric)?.[1] ?? [])];
}

describe('any way of writing a table', () => {
  it('gives the numbers that were written', async () => {
    const row = fc.tuple(
      // A half, so that every file has a number that proves its decimal sign.
      fc.nat(5_000_000).map((n) => n + 0.5),
      fc.nat(10 ** 6).map((n) => n / 1e3),
      fc.integer({ min: 2, max: 200_000 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 3, maxLength: 12 }),
        STYLE,
        async (rows, style) => {
          const result = expectSuccess(await importText(write(rows, style)));
          expect(columnOf(result, 'time_to_first_token')).toEqual(rows.map(([ttft]) => ttft / 1e3));
          expect(columnOf(result, 'request_latency')).toEqual(rows.map(([, latency]) => latency));
          expect(columnOf(result, 'output_tokens')).toEqual(rows.map(([, , tokens]) => tokens));
        },
      ),
      { numRuns: 400, seed: 20261124 },
    );
  });
});
