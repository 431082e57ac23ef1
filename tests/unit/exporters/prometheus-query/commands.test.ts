import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMetricsAddress } from '../../../../src/exporters/prometheus-query/address';
import {
  createQueryCommand,
  createScrapeCommand,
} from '../../../../src/exporters/prometheus-query/commands';
import {
  createRangeRequest,
  type RangeInput,
  type RangeRequest,
} from '../../../../src/exporters/prometheus-query/range-request';
import { quotePromql } from '../../../../src/domain/monitoring/promql-text';

function requestOf(part: Partial<RangeInput>): RangeRequest {
  const result = createRangeRequest({
    address: 'http://localhost:9090',
    sources: ['vllm'],
    labels: [],
    range: { kind: 'between', from: '2026-11-17T09:20:00Z', to: '2026-11-17T10:05:00Z' },
    ...part,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.request;
}

/** The arguments of every curl in a script, as a real shell gives them: curl, date and sleep are functions that do nothing else. */
function runShell(script: string): readonly string[][] {
  const stubs = [
    String.raw`curl() { printf '%s\0' "$@"; printf '\n\0'; }`,
    'date() { echo 1800000000; }',
    'sleep() { :; }',
  ];
  const { status, stdout, stderr } = spawnSync('sh', ['-c', [...stubs, script].join('\n')], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout
    .split('\n\0')
    .slice(0, -1)
    .map((call) => call.split('\0').slice(0, -1));
}

describe('the query for a POSIX shell', () => {
  it('is what a reader can check', () => {
    const request = requestOf({ labels: [{ name: 'model_name', value: "it's" }] });
    expect(createQueryCommand(request, 'posix')).toBe(
      [
        `curl -sS -G 'http://localhost:9090/api/v1/query_range' \\`,
        `  --data-urlencode 'query={__name__=~"vllm:.+",model_name="it'\\''s"}' \\`,
        `  --data-urlencode 'start=2026-11-17T09:20:00Z' \\`,
        `  --data-urlencode 'end=2026-11-17T10:05:00Z' \\`,
        `  --data-urlencode 'step=45' \\`,
        '  -o prometheus.json',
      ].join('\n'),
    );
  });

  it('takes the time from the clock of the shell when the range ends now', () => {
    const request = requestOf({ range: { kind: 'ending now', length: 1800 } });
    const [call] = runShell(createQueryCommand(request, 'posix'));
    expect(call).toContain('start=1799998200');
    expect(call).toContain('end=1800000000');
    expect(call).toContain('step=30');
  });

  it('gives curl the same arguments whatever the label is', () => {
    const nasty = fc.constantFrom("'", '"', '\\', '$(id)', '`id`', '\n', '\0', '!', '-', '\u2019');
    const value = fc
      .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 5 })), { minLength: 1 })
      .map((parts) => parts.join(''))
      .filter((text) => text !== '');
    fc.assert(
      fc.property(value, (text) => {
        const request = requestOf({ labels: [{ name: 'a', value: text }] });
        expect(runShell(createQueryCommand(request, 'posix'))).toEqual([
          [
            '-sS',
            '-G',
            'http://localhost:9090/api/v1/query_range',
            '--data-urlencode',
            `query={__name__=~"vllm:.+",a=${quotePromql(text)}}`,
            '--data-urlencode',
            'start=2026-11-17T09:20:00Z',
            '--data-urlencode',
            'end=2026-11-17T10:05:00Z',
            '--data-urlencode',
            'step=45',
            '-o',
            'prometheus.json',
          ],
        ]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a PromQL string', () => {
  it('is one line of text that reads back as the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const quoted = quotePromql(text);
        expect(quoted).toMatch(
          /^"(?:[^"\\\p{Cc}\p{Surrogate}\u2028-\u202e]|\\(?:["\\n]|x[0-9a-f]{2}|u[0-9a-f]{4}))*"$/u,
        );
        // JSON has the same escapes for all of them but \x.
        const read: unknown = JSON.parse(
          quoted.replaceAll(/\\(?:x(..)|.)/gu, (whole, hex?: string) => {
            return hex === undefined ? whole : `\\u00${hex}`;
          }),
        );
        expect(read).toBe(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
      }),
    );
  });
});

describe('the query for PowerShell', () => {
  it('doubles every quote that PowerShell knows, and keeps double quotes from other programs', () => {
    const request = requestOf({ labels: [{ name: 'a', value: "it's \u2019" }] });
    expect(createQueryCommand(request, 'powershell')).toBe(
      [
        `Invoke-WebRequest -UseBasicParsing -Uri 'http://localhost:9090/api/v1/query_range' -Body @{`,
        `  query = '{__name__=~"vllm:.+",a="it''s \u2019\u2019"}'`,
        `  start = '2026-11-17T09:20:00Z'`,
        `  end = '2026-11-17T10:05:00Z'`,
        `  step = '45'`,
        '} -OutFile prometheus.json',
      ].join('\n'),
    );
  });

  it('takes the time from its own clock when the range ends now', () => {
    const request = requestOf({ range: { kind: 'ending now', length: 1800 } });
    const lines = createQueryCommand(request, 'powershell').split('\n');
    expect(lines[0]).toBe('$now = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds()');
    expect(lines).toContain('  start = $now - 1800');
    expect(lines).toContain('  end = $now');
  });
});

describe('two scrapes', () => {
  it('are two files, each with its date', () => {
    const address = "http://localhost:8000/it's?a[]=1";
    const checked = checkMetricsAddress(address);
    if (!checked.ok) throw new Error(checked.message);
    const command = createScrapeCommand({ address: checked.address, wait: 300 }, 'posix');
    // curl would take brackets for a range.
    const url = "http://localhost:8000/it's?a%5B%5D=1";
    expect(runShell(command)).toEqual([
      ['-sS', '-i', url, '-o', 'before.txt'],
      ['-sS', '-i', url, '-o', 'after.txt'],
    ]);
    expect(command).toContain('sleep 300');
  });

  it('call the program and not the alias in PowerShell', () => {
    const input = { address: 'http://localhost:8000/metrics', wait: 60 };
    expect(createScrapeCommand(input, 'powershell').split('\n')).toEqual([
      `curl.exe -sS -i 'http://localhost:8000/metrics' -o before.txt`,
      'Start-Sleep -Seconds 60',
      `curl.exe -sS -i 'http://localhost:8000/metrics' -o after.txt`,
    ]);
  });

  it('refuse an address with a password', () => {
    expect(checkMetricsAddress('http://a:b@localhost:8000/metrics')).toMatchObject({ ok: false });
  });
});
