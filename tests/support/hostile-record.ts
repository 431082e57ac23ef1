/** Texts that try to become something else in an export, and a record that has one in each of its text fields. */
import { EXAMPLE_RECORD } from '../../src/domain/investigation/example-record';
import type {
  DataItem,
  InvestigationRecord,
} from '../../src/domain/investigation/investigation-record';

export const HOSTILE_TEXTS: readonly string[] = [
  '@everyone @org/team ping',
  'Fixes #1, closes: owner/repo#22 and resolves GH-3',
  'closes https://github.com/owner/repo/issues/4',
  'Implements !5, closing &6, fix group/project!7 %8 $9 ~bug ^alert#1',
  '/close',
  'fine\n/assign @me\n/label ~bug',
  '# heading\n## another\n- item\n+ item\n1. one\n2) two\n> quote\n---\n===\n***',
  '[x](javascript:alert(1)) ![i](http://evil.example/p.png) <http://evil.example> [ref]: http://evil.example',
  '<img src=x onerror=alert(1)><script>alert(1)</script><!-- c --> &lt;b&gt;',
  '**bold** _it_ ~~gone~~ `code` $x^2$ {expression} {{ template }} {% tag %}',
  '| a | b |\n| --- | --- |',
  '```\n````\ncode\n~~~',
  'h1. heading\nbq. quote\n{code}x{code} {panel:title=x} [~admin] [link|http://evil.example] !image.png! (x) -gone- *b* ||t||\n* item\n----',
  'safe\u202egnp.exe\u2066\u0000\u0007\u001b[31m',
  '\\',
  '=HYPERLINK("http://evil.example")',
  ':::danger\nx\n:::',
  '    indented\n\tcode',
];

/** The example has no profile. */
const PROFILE_ITEM: DataItem = {
  id: 'hostile-profile',
  kind: 'profile',
  title: 'profile',
  profile: {
    label: 'GPU',
    tool: { name: 'profiler', version: '1' },
    measures: 'gpu time',
    total: 1,
    frames: [{ name: 'kernel', location: 'file', self: 1, total: 1, calls: 1 }],
    frameCount: 1,
    gpu: { devices: [{ name: 'GPU 0', busy: 1, span: 2, operations: 2 }] },
    gaps: [{ start: 0, duration: 1, after: 'kernel', before: 'kernel', device: 'GPU 0' }],
    notes: ['note'],
  },
};

type Json =
  string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

/** The example with every free text and address replaced by `text`; words with a meaning of their own stay. */
export function createHostileRecord(text: string): InvestigationRecord {
  const kept =
    /^(id|metric|statistic|comparator|kind|state|status|origin|signal|dimension|verdict|decision|outcome|held|severity|confidentiality|arrival|detectedBy|fix|priority|hypothesis|before|after|measurement|measurements|dataItem|target|schemaVersion|addedAt|createdAt|modifiedAt|at|from|to|due|reviewDate|watchFrom|watchUntil|backend|measures)$/;
  const replace = (value: Json, key: string): Json => {
    if (typeof value === 'string') return kept.test(key) ? value : text;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item: Json) => replace(item, key));
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, replace(inner, name)]),
    );
  };
  // A few values of each measurement are enough, and keep the tests quick.
  const short: InvestigationRecord = {
    ...EXAMPLE_RECORD,
    measurements: EXAMPLE_RECORD.measurements.map(({ requests: _, ...measurement }) => ({
      ...measurement,
      values: measurement.values.slice(0, 3),
      distributions: {},
    })),
    data: { ...EXAMPLE_RECORD.data, items: [...EXAMPLE_RECORD.data.items, PROFILE_ITEM] },
  };
  return replace(short, '') as unknown as InvestigationRecord;
}
