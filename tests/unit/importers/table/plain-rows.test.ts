/** The reader of blocks and the reader of single rows give the same run and the same report, whatever is in the file. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BenchmarkRun } from '../../../../src/domain/benchmark-run/benchmark-run';
import type { ImportReport } from '../../../../src/importers/import-result';
import { ReportBuilder } from '../../../../src/importers/report';
import type { TableRow } from '../../../../src/importers/table/collect-rows';
import { RowCollector } from '../../../../src/importers/table/collect-rows';
import { DelimitedRow } from '../../../../src/importers/table/delimited-row';
import type { TableMapping } from '../../../../src/importers/table/mapping';
import { scanDelimited } from '../../../../src/importers/table/scan-delimited';
import { scanRequests } from '../../../../src/importers/table/scan-requests';

interface Table {
  readonly text: string;
  readonly mapping: TableMapping;
  readonly delimiter: string;
  readonly decimalComma: boolean;
  readonly chunkSize: number;
}

interface Outcome {
  readonly runs: readonly BenchmarkRun[];
  readonly report: ImportReport;
  /** Rows that were read one by one. */
  readonly single: number;
}

async function* split(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size)
    yield await Promise.resolve(bytes.subarray(i, i + size));
}

async function collect(table: Table, inBlocks: boolean): Promise<Outcome> {
  const { text, mapping, delimiter, decimalComma, chunkSize } = table;
  const report = new ReportBuilder();
  const headers = mapping.columns.map((_, index) => `column ${index}`);
  const collector = new RowCollector(headers, mapping, decimalComma, report);
  const row = new DelimitedRow(decimalComma);
  let single = 0;
  const onRow = (one: TableRow): void => {
    single += 1;
    collector.add(one);
  };
  const chunks = split(new TextEncoder().encode(text), chunkSize);
  if (inBlocks) {
    const blocks = collector.createBlocks(delimiter);
    if (!blocks) throw new Error('this table cannot be read in blocks');
    await scanRequests(chunks, delimiter, 0, blocks, row, onRow);
  } else await scanDelimited(chunks, delimiter, row, onRow);
  return { runs: collector.finish(), report: report.build(), single };
}

async function expectTheSame(table: Table): Promise<Outcome> {
  const expected = await collect(table, false);
  const actual = await collect(table, true);
  expect(actual.report).toEqual(expected.report);
  expect(actual.runs).toEqual(expected.runs);
  // Keys in the same order as well: it is the order in which columns are shown.
  const names = ({ runs }: Outcome): string[] => Object.keys(runs[0]?.requests?.columns ?? {});
  expect(names(actual)).toEqual(names(expected));
  return actual;
}

const METRIC = fc.constantFrom(
  ...([
    { role: 'metric', metric: 'time_to_first_token', unit: 'ms' },
    { role: 'metric', metric: 'request_latency', unit: 's' },
    { role: 'metric', metric: 'output_tokens', unit: 'tokens' },
    { role: 'metric', metric: 'prompt_tokens', unit: 'tokens' },
    { role: 'metric', metric: 'time_per_output_token', unit: 'us' },
    { role: 'metric', metric: 'queue_time', unit: 'min' },
    { role: 'metric', metric: 'custom.hit_ratio', unit: 'percent' },
  ] satisfies TableMapping['columns']),
);
const OTHER: fc.Arbitrary<TableMapping['columns'][number]> = fc.constantFrom(
  { role: 'ignore' },
  { role: 'status', meaning: 'outcome' },
  { role: 'status', meaning: 'error' },
  { role: 'attribute' },
  { role: 'start time', unit: 's' },
  { role: 'start time', unit: 'ms' },
  { role: 'end time', unit: 's' },
  { role: 'end time', unit: 'us' },
);
const MAPPING: fc.Arbitrary<TableMapping> = fc
  .tuple(
    fc.uniqueArray(METRIC, { minLength: 1, maxLength: 5, selector: ({ metric }) => metric }),
    fc.array(OTHER, { maxLength: 5 }),
  )
  .map(([metrics, others]) => [...metrics, ...others])
  .chain((columns) =>
    fc.shuffledSubarray(columns, { minLength: columns.length }).map((shuffled) => ({
      columns: shuffled,
    })),
  );

const PLAIN_NUMBER = fc.oneof(
  { weight: 4, arbitrary: fc.nat(99_999).map(String) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.nat(10 ** 6), fc.integer({ min: 0, max: 9 }))
      .map(([value, decimals]) => (value / 10 ** 3).toFixed(decimals)),
  },
);
const ODD_NUMBER = fc.oneof(
  fc.double({ noNaN: true }).map(String),
  fc.integer().map(String),
  fc.bigInt({ min: 0n, max: 10n ** 25n }).map(String),
  fc.stringMatching(/^[0-9]{0,20}[.,]?[0-9]{0,25}$/),
  fc.constantFrom(
    ...['', ' ', '.', ',', '5.', '.5', '-', '-0', '+3', '1e3', '1e999', '-4', 'NaN', 'null', 'n/a'],
    ...[
      'Infinity',
      '120 ms',
      '1.5 s',
      '$3',
      '5 apples',
      '1 234',
      "1'234.5",
      '0x10',
      ' 7 ',
      '1.2.3',
    ],
  ),
);
const WORD = fc.constantFrom(
  ...['ok', 'ok', 'ok', '200', 'failed', '500', 'cancelled', 'true', '', ' ok', 'OK ', 'strange'],
  ...['/v1/chat', 'é', '日本語 text', '#', 'a longer text that is one of a few', 'x'.repeat(130)],
  ...['\u00a0ok', '"', '""', 'a"b', 'say "hi"', 'two\nlines', 'a,b', 'a;b', '\r', 'x\r', '\0'],
);
const CELL = fc.oneof(
  { weight: 30, arbitrary: PLAIN_NUMBER },
  { weight: 2, arbitrary: ODD_NUMBER },
  { weight: 6, arbitrary: WORD },
);

/** A cell as a tool may write it: in quotes when it must be, when it need not be, or (wrongly) never. */
function writeCell(cell: string, quoting: number): string {
  const must = /["\n\r,;|\t]/.test(cell);
  return quoting === 0 || (quoting < 9 && must) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const TABLE: fc.Arbitrary<Table> = fc
  .record({
    mapping: MAPPING,
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    decimalComma: fc.boolean(),
    chunkSize: fc.oneof(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 4_096 })),
    lineEnd: fc.constantFrom('\n', '\n', '\r\n'),
    endsWithLine: fc.boolean(),
  })
  .chain(({ lineEnd, endsWithLine, ...table }) => {
    const width = table.mapping.columns.length;
    const cell = (role: TableMapping['columns'][number]): fc.Arbitrary<string> =>
      role.role === 'attribute' || role.role === 'status'
        ? fc.oneof({ weight: 4, arbitrary: WORD }, CELL)
        : fc
            .oneof({ weight: 12, arbitrary: PLAIN_NUMBER }, CELL)
            .map((text) => (table.decimalComma ? text.replace('.', ',') : text));
    const row = fc
      .tuple(
        fc.tuple(...table.mapping.columns.map(cell)),
        fc.oneof({ weight: 20, arbitrary: fc.constant(width) }, fc.nat(width + 2)),
        fc.oneof({ weight: 15, arbitrary: fc.constant(5) }, fc.integer({ min: 0, max: 9 })),
      )
      .map(([cells, length, quoting]) =>
        Array.from({ length }, (_, i) => writeCell(cells[i] ?? '1', quoting)).join(table.delimiter),
      );
    const line = fc.oneof(
      { weight: 20, arbitrary: row },
      fc.constantFrom('', ' ', '# a comment', '#', '\r'),
    );
    return fc.array(line, { minLength: 1, maxLength: 60 }).map((lines) => ({
      ...table,
      text: lines.join(lineEnd) + (endsWithLine ? lineEnd : ''),
    }));
  });

describe('reading in blocks', () => {
  it('gives what reading row by row gives', async () => {
    await fc.assert(
      fc.asyncProperty(TABLE, async (table) => {
        await expectTheSame(table);
      }),
      { numRuns: 2_000, seed: 20261124 },
    );
  });

  it('does so over many blocks, where words and columns begin late and some rows are dropped', async () => {
    const lines = Array.from({ length: 5_000 }, (_, row) =>
      [
        row,
        row % 7 === 3 ? '' : row * 1.5,
        row > 3_000 && row % 5 === 0 ? row : '',
        row % 11 === 0 ? 'failed' : row % 501 === 7 ? 'strange' : 'ok',
        row < 1_500 ? '' : `route ${row % 1_013}`,
        row % 900 === 5 ? '"a ""quoted"" text"' : '/v1',
      ].join(','),
    );
    const { single } = await expectTheSame({
      text: lines.join('\n'),
      mapping: {
        columns: [
          { role: 'start time', unit: 'ms' },
          { role: 'metric', metric: 'request_latency', unit: 'ms' },
          { role: 'metric', metric: 'output_tokens', unit: 'tokens' },
          { role: 'status', meaning: 'outcome' },
          { role: 'attribute' },
          { role: 'attribute' },
        ],
      },
      delimiter: ',',
      decimalComma: false,
      chunkSize: 1_000,
    });
    // Those with quotes, and the last, which has no line end.
    expect(single).toBe(7);
  });

  it.each([
    ['an end of line of Windows', '1,ok\r\n2,ok\r\n'],
    ['missing cells', ',ok\nNaN,ok\nnull,ok\n'],
    ['signs, exponents and groups', "+1.5e-3,ok\n1'234.5,ok\n0.12345678901234567,ok\n"],
    ['spaces', ' 12 , ok \n'],
    ['any words', '1,ok\n1,strange\n1,\n'],
    ['other alphabets', '1,日本語\n1,é\n'],
  ])('needs no reading row by row for %s', async (_name, text) => {
    const { single } = await expectTheSame({
      text,
      mapping: {
        columns: [
          { role: 'metric', metric: 'request_latency', unit: 'ms' },
          { role: 'status', meaning: 'outcome' },
        ],
      },
      delimiter: ',',
      decimalComma: false,
      chunkSize: 7,
    });
    expect(single).toBe(0);
  });
});
