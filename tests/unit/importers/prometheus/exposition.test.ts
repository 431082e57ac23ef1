/**
 * Against the specifications: https://prometheus.io/docs/instrumenting/exposition_formats/ (0.0.4) and OpenMetrics 1.0. Where
 * Prometheus is installed, its own parser reads the same texts.
 */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  parseExpositionLine,
  parseValue,
} from '../../../../src/importers/prometheus/exposition/parse-line';
import { readExposition } from '../../../../src/importers/prometheus/exposition/read-exposition';

/** The example of the 0.0.4 specification, shortened, with its odd lines. */
const SPECIFIED = `# HELP http_requests_total The total number of HTTP requests.
# TYPE http_requests_total counter
http_requests_total{method="post",code="200"} 1027 1395066363000
http_requests_total{method="post",code="400"}    3 1395066363000

# Escaping in label values:
msdos_file_access_time_seconds{path="C:\\\\DIR\\\\FILE.TXT",error="Cannot find file:\\n\\"FILE.TXT\\""} 1.458255915e9

# Minimalistic line:
metric_without_timestamp_and_labels 12.47

# A weird metric from before the epoch:
something_weird{problem="division by zero"} +Inf -3982045

# A histogram, which has a pretty complex representation in the text format:
# HELP http_request_duration_seconds A histogram of the request duration.
# TYPE http_request_duration_seconds histogram
http_request_duration_seconds_bucket{le="0.05"} 24054
http_request_duration_seconds_bucket{le="0.1"} 33444
http_request_duration_seconds_bucket{le="+Inf"} 144320
http_request_duration_seconds_sum 53423
http_request_duration_seconds_count 144320

# Finally a summary, which has a complex representation, too:
# HELP rpc_duration_seconds A summary of the RPC duration in seconds.
# TYPE rpc_duration_seconds summary
rpc_duration_seconds{quantile="0.01"} 3102
rpc_duration_seconds{quantile="0.99"} 76656
rpc_duration_seconds_sum 1.7560473e+07
rpc_duration_seconds_count 2693
`;

describe('the example of the specification', () => {
  const { snapshots, otherLines } = readExposition(SPECIFIED);

  it('is one scrape with five families', () => {
    expect(otherLines).toBe(0);
    expect(snapshots).toHaveLength(1);
    expect(snapshots[0]?.families.map(({ name, type }) => [name, type])).toEqual([
      ['http_requests_total', 'counter'],
      ['msdos_file_access_time_seconds', 'untyped'],
      ['metric_without_timestamp_and_labels', 'untyped'],
      ['something_weird', 'untyped'],
      ['http_request_duration_seconds', 'histogram'],
      ['rpc_duration_seconds', 'summary'],
    ]);
  });

  it('has its timestamps in milliseconds', () => {
    expect(snapshots[0]?.takenAt).toBe(1_395_066_363);
  });

  it('has its escapes resolved and its infinity kept', () => {
    const samples = snapshots[0]?.families.flatMap((family) => family.samples);
    expect(samples?.[2]?.labels).toEqual({
      path: 'C:\\DIR\\FILE.TXT',
      error: 'Cannot find file:\n"FILE.TXT"',
    });
    expect(samples?.[4]?.value).toBe(Infinity);
  });
});

describe('a line', () => {
  it.each([
    ['a 1', 'a', {}, 1],
    ['a{} 1', 'a', {}, 1],
    ['  a  {  b = "c" ,  }  \t 2 ', 'a', { b: 'c' }, 2],
    ['a{b="x}y,z=\\"w\\""} 3', 'a', { b: 'x}y,z="w"' }, 3],
    ['a{b="# {"} 3', 'a', { b: '# {' }, 3],
    ['a:b:c 1e3', 'a:b:c', {}, 1000],
    ['{"a.b",c="d"} 5', 'a.b', { c: 'd' }, 5],
    ['a{"c.d"="e"} 6', 'a', { 'c.d': 'e' }, 6],
  ])('is read: %s', (text, name, labels, value) => {
    expect(parseExpositionLine(text)).toMatchObject({ kind: 'sample', name, labels, value });
  });

  it('may have a label with the name of a property', () => {
    const line = parseExpositionLine('a{__proto__="e"} 6');
    expect(line?.kind === 'sample' && Object.entries(line.labels)).toEqual([['__proto__', 'e']]);
  });

  it.each([
    'a',
    'a{b="c"}',
    'a{b="c} 1',
    'a{b=c} 1',
    'a{b="c" d="e"} 1',
    'a{b="c"} one',
    'a 1 2 3',
    'a 1_000',
    '1a 1',
    '{b="c"} 1',
    'HTTP/1.1 200 OK',
    'content-type: text/plain',
    '  % Total    % Received % Xferd',
    '100 58497    0 58497    0     0   1.2M      0 --:--:--',
    'INFO 03-01 10:00:00 started',
  ])('is no sample: %s', (text) => {
    expect(parseExpositionLine(text)).toBeNull();
  });

  it('has an exemplar in OpenMetrics, which is noticed and not read', () => {
    const line = parseExpositionLine('a_bucket{le="1"} 8 1.5 # {trace_id="x"} 0.67 1.4');
    expect(line).toMatchObject({ value: 8, timestamp: 1.5, hasExemplar: true });
  });

  it.each([
    ['NaN', Number.NaN],
    ['+Inf', Infinity],
    ['-inf', -Infinity],
    ['.5', 0.5],
    ['1.', 1],
    ['+3.09395161088e+011', 309395161088],
    ['0x1.8p1', 3],
    ['0x10p-4', 1],
  ])('has the value %s', (text, value) => {
    expect(parseValue(text)).toBe(value);
  });

  it.each(['', 'x', '1e', '--1', '0x', 'infinite', '１'])('has no value: %s', (text) => {
    expect(parseValue(text)).toBeUndefined();
  });
});

describe('timestamps', () => {
  it('are seconds in OpenMetrics', () => {
    expect(readExposition('# TYPE a gauge\na 1 1772359200.25\n# EOF\n').snapshots[0]?.takenAt).toBe(
      1772359200.25,
    );
  });

  it('are read as the unit that makes a date of this century', () => {
    expect(readExposition('a 1 1772359200\n').snapshots[0]?.takenAt).toBe(1772359200);
    expect(readExposition('a 1 1772359200000\n# EOF\n').snapshots[0]?.takenAt).toBe(1772359200);
    expect(readExposition('a 1 17\n').snapshots[0]).not.toHaveProperty('takenAt');
  });

  it('come from the Date header or the clock of node_exporter where the samples have none', () => {
    expect(readExposition('Date: Sun, 01 Mar 2026 10:00:00 GMT\na 1\n').snapshots[0]?.takenAt).toBe(
      1772359200,
    );
    expect(readExposition('node_time_seconds 1.7723592005e+09\n').snapshots[0]?.takenAt).toBe(
      1772359200.5,
    );
  });
});

describe('several expositions in one file', () => {
  it.each([
    ['end with # EOF', 'a 1\n# EOF\nb 1\n# EOF\n', 2],
    ['begin with a type that was there', '# TYPE a gauge\na 1\n# TYPE a gauge\na{x="1"} 1\n', 2],
    ['repeat a series', 'a 1\nb 1\na 2\nb 2\na 3\nb 3\n', 3],
    [
      'have a date each',
      'date: Sun, 01 Mar 2026 10:00:00 GMT\na 1\ndate: Sun, 01 Mar 2026 10:01:00 GMT\nb 1\n',
      2,
    ],
    ['are one when every series is there once', 'a{x="1"} 1\na{x="2"} 2\n', 1],
    [
      'are one when a counter has the name of a gauge and _total',
      '# TYPE a_total counter\na_total 1\n# TYPE a gauge\na 1\n',
      1,
    ],
    ['are one when a series has several moments', 'a 1 1772359200000\na 2 1772359215000\n', 1],
  ])('%s', (_name, text, count) => {
    expect(readExposition(text).snapshots).toHaveLength(count);
  });
});

describe('families', () => {
  const familiesOf = (text: string): unknown =>
    readExposition(text).snapshots[0]?.families.map(({ name, type }) => `${name} ${type}`);

  it('are recognised without types', () => {
    expect(familiesOf('a_sum 1\na_count 2\na_bucket{le="+Inf"} 2\nb_count 3\nc_total 4\n')).toEqual(
      ['a histogram', 'b_count untyped', 'c_total untyped'],
    );
  });

  it('of known histograms need no buckets', () => {
    expect(familiesOf('vllm_e2e_request_latency_seconds_sum 1\n')).toEqual([
      'vllm_e2e_request_latency_seconds histogram',
    ]);
  });

  it('of OpenMetrics counters are declared without _total', () => {
    expect(familiesOf('# TYPE a counter\na_total 1\na_created 2\n# EOF\n')).toEqual([
      'a_total counter',
      'a_created untyped',
    ]);
  });

  it('keep a counter whose name ends in _count apart', () => {
    expect(familiesOf('# TYPE tgi_request_count counter\ntgi_request_count 1\n')).toEqual([
      'tgi_request_count counter',
    ]);
  });
});

const hasPromtool = spawnSync('promtool', ['--version']).status === 0;

describe('Prometheus itself', () => {
  it.skipIf(!hasPromtool).each([
    ['the example of the specification', SPECIFIED, true],
    // Its parser wants no blank at the end of a line, although the specification ignores it.
    ['odd blanks', '  a  {  b = "c" ,  }  \t 2\n', true],
    ['an unclosed label', 'a{b="c} 1\n', false],
    ['labels without a comma', 'a{b="c" d="e"} 1\n', false],
    ['a value that is none', 'a{b="c"} one\n', false],
    ['a name that begins with a digit', '1a 1\n', false],
  ])(
    `agrees on what can be read: %s${hasPromtool ? '' : ' (SKIPPED: promtool is not installed)'}`,
    (_name, text, isReadable) => {
      const { stderr } = spawnSync('promtool', ['check', 'metrics'], { input: text });
      // It complains of style as well; only a parse error means that it could not read the text.
      expect(/error while linting|parsing error/u.test(stderr.toString())).toBe(!isReadable);
      const { snapshots, otherLines } = readExposition(text);
      expect(otherLines === 0 && snapshots.length === 1).toBe(isReadable);
    },
  );
});
