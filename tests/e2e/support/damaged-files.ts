/** Files that must be refused, made when they are needed: a file of 300 MiB takes no room on the disk while it is sparse. */
import { closeSync, openSync, truncateSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { createRecord } from '../../../src/domain/investigation/create-record';
import { serialiseRecord } from '../../../src/domain/investigation/serialise';
import { createVllmResult } from '../../support/vllm-result';
import { readImportFixture } from './files';

const MIB = 1024 * 1024;
const VLLM = readImportFixture('vllm/detailed-2026/input.json');
/** Longer than what is looked at to tell whether a file is text. */
const LONG_RESULT = createVllmResult({ requests: 500, failed: 3, seed: 7 });

export interface DamagedFile {
  readonly title: string;
  /** The content, or a function that writes the file to a path. */
  readonly content: string | Buffer | ((path: string) => void);
  /** What the message must say: what is wrong, and what to do. */
  readonly says: readonly [wrong: RegExp, advice: RegExp];
}

export const DAMAGED_RESULTS: readonly DamagedFile[] = [
  {
    title: 'an empty file',
    content: '',
    says: [/The file is empty/, /export it again/],
  },
  {
    title: 'a file of blank lines',
    content: ' \n\t\n'.repeat(50),
    says: [/holds only blank space/, /export it again/],
  },
  {
    title: 'a result with a damaged value',
    content: VLLM.replace('"median_ttft_ms": 300.0', '"median_ttft_ms": 3 00.0'),
    says: [/looks like JSON but is not valid/, /export it again from the tool/],
  },
  {
    title: 'a result that was cut off while it was copied',
    content: VLLM.slice(0, VLLM.length - 40),
    says: [/ends in the middle of a JSON value/, /export it again, or copy it whole/],
  },
  {
    title: 'a picture',
    content: Buffer.from('89504e470d0a1a0a0000000d49484452000001f4000001f40806000000', 'hex'),
    says: [/The file is not text/, /drop the JSON, JSONL or CSV/],
  },
  {
    title: 'a gzip file that was cut off',
    content: gzipSync(VLLM).subarray(0, 300),
    says: [/gzip file is damaged or cut off/, /compress it again/],
  },
  {
    title: 'a sparse file of 300 MiB that begins like a result',
    content: (path) => writeSparse(path, LONG_RESULT.slice(0, 100_000), 300 * MIB),
    says: [/longer than 64 MiB/, /export fewer requests/],
  },
  {
    title: 'a list of metric names',
    content: 'vllm:num_requests_running gauge\nvllm:prompt_tokens_total counter\n',
    says: [/list of metric names/, /drop what the server’s \/metrics page prints/],
  },
  {
    title: 'a result that nests 100 levels deep',
    content: VLLM.replace(/\}\s*$/, `, "x": ${'['.repeat(100)}${']'.repeat(100)}}`),
    says: [/more than 64 levels deep/, /check that it is the right file/],
  },
];

/** Files that no format claims: not damaged, but nothing can be made of them without the reader. */
export const UNKNOWN_FILES: readonly { readonly title: string; readonly content: string }[] = [
  {
    title: 'a page of prose',
    content: 'Dear colleague,\n\nthe service was slow again last night.\n',
  },
  { title: 'a million opening brackets', content: '['.repeat(1_000_000) },
  { title: 'a script', content: '<script>window.hacked = true</script>\n' },
];

const RECORD = serialiseRecord(
  createRecord({ id: 'a', now: '2026-11-24T08:00:00.000Z', title: 'From elsewhere' }),
);

/** The record with `text` as the last of its fields. */
function withField(text: string): string {
  return RECORD.replace(/\}\s*$/, `, ${text}}`);
}

export const DAMAGED_RECORDS: readonly DamagedFile[] = [
  {
    title: 'an empty record file',
    content: '',
    says: [/This file is empty/, /[Cc]hoose/],
  },
  {
    title: 'a record that was cut off',
    content: RECORD.slice(0, RECORD.length / 2),
    says: [/not valid JSON/, /Export it again/],
  },
  {
    title: 'a record with a field named __proto__',
    content: withField('"x-note": {"__proto__": {"polluted": true}}'),
    says: [
      /a field named "__proto__", which is not allowed/,
      /choose the JSON file that this handbook exported/,
    ],
  },
  {
    title: 'a record with a script where its status should be',
    content: RECORD.replace(
      '"draft"',
      '"<script>window.hacked = true</script><img src=x onerror=\'window.hacked = true\'>"',
    ),
    says: [/cannot be read because of status/, /choose the JSON file that this handbook exported/],
  },
  {
    title: 'a record with 100,000 letters where its status should be',
    content: RECORD.replace('"draft"', `"${'long '.repeat(20_000)}"`),
    says: [/cannot be read because of status/, /choose the JSON file that this handbook exported/],
  },
  {
    title: 'a record of a million values',
    content: withField(`"x-note": [${'0,'.repeat(1_000_000)}0]`),
    says: [/more than 500,000 values/, /choose the JSON file that this handbook exported/],
  },
  {
    title: 'a record that nests 100,000 levels deep',
    content: withField(`"x-note": ${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    says: [/more than 64 levels deep/, /choose the JSON file that this handbook exported/],
  },
  {
    title: 'a record of 9 MiB',
    content: withField(`"x-note": "${'x'.repeat(9 * MIB)}"`),
    says: [/larger than 8 MiB/, /choose the JSON file that this handbook exported/],
  },
];

/** Only an import of records is asked to read these. */
export const NO_RECORDS: readonly DamagedFile[] = [
  {
    title: 'a benchmark result in place of a record',
    content: VLLM,
    says: [
      /not an investigation record/,
      /Choose a file that was exported from the handbook as JSON/,
    ],
  },
  {
    title: 'a sparse file of 70 MiB that begins like a record',
    content: (path) => writeSparse(path, RECORD.slice(0, 300), 70 * MIB),
    says: [/too large to be a record/, /choose the JSON file that this handbook exported/],
  },
];

function writeSparse(path: string, start: string, bytes: number): void {
  const file = openSync(path, 'w');
  writeSync(file, start);
  closeSync(file);
  truncateSync(path, bytes);
}
