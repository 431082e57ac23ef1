/** Numbers typed or pasted by hand: read as people write them, judged like imported ones. */
import type { Measurement } from '../../../src/domain/investigation/investigation-record';
import { STEP_PAGES } from '../support/addresses';
import { expectFollowerCannotEdit } from '../support/follower';
import { expect, test } from '../support/test';

function valueOf(
  measurement: Measurement | undefined,
  metric: string,
  statistic: string,
): number | undefined {
  return measurement?.values.find(
    (value) => value.metric === metric && value.statistic === statistic,
  )?.value;
}

const WRITTEN = [
  {
    metric: 'Time to first token (TTFT)',
    statistic: 'p99',
    text: '1.2s',
    id: 'time_to_first_token',
    value: 1.2,
  },
  {
    metric: 'Request latency (E2E)',
    statistic: 'p95',
    text: '850 ms',
    id: 'request_latency',
    value: 0.85,
  },
  {
    metric: 'Prefix cache hit rate (Prefix hits)',
    statistic: 'rate',
    text: '99,9 %',
    id: 'prefix_cache_hit_rate',
    value: 0.999,
  },
  {
    metric: 'Output token throughput (Output tok/s)',
    statistic: 'rate',
    text: '1 200',
    id: 'output_token_throughput',
    value: 1200,
  },
] as const;

test('"1.2s", "850 ms", "99,9 %" and "1 200" are read as they are meant, and are in the exported record', async ({
  handbook,
}) => {
  const { metricEntry } = handbook;
  await handbook.open(STEP_PAGES[1]);
  await metricEntry.wake();
  for (const { metric, statistic, text } of WRITTEN) {
    await metricEntry.choose(metric, statistic);
    await metricEntry.add(text);
  }
  await expect(metricEntry.values).toHaveCount(WRITTEN.length);
  await metricEntry.saved();
  await handbook.openWorkspace();
  await metricEntry.wake();
  await expect(metricEntry.field('Time to first token, p99, in seconds')).toHaveValue('1.2');
  await expect(metricEntry.field('Request latency, p95, in milliseconds')).toHaveValue('850');
  const { measurements } = await handbook.recordPanel.exportRecord();
  expect(measurements).toHaveLength(1);
  for (const { id, statistic, value } of WRITTEN)
    expect(valueOf(measurements[0], id, statistic)).toBe(value);
});

test('text that is no number stays, with a sentence that says what to type, and nothing is added', async ({
  handbook,
}) => {
  const { metricEntry } = handbook;
  await handbook.open(STEP_PAGES[1]);
  await metricEntry.wake();
  await metricEntry.add('fast');
  await expect(metricEntry.value).toHaveValue('fast');
  await expect(metricEntry.value).toHaveAccessibleDescription(
    /"fast" is not a number. Type one such as/,
  );
  await expect(metricEntry.values).toHaveCount(0);
});

const CONSOLE = `============ Serving Benchmark Result ============
Successful requests:                     497
Failed requests:                         3
Benchmark duration (s):                  60.52
Total input tokens:                      298211
Request throughput (req/s):              8.21
Output token throughput (tok/s):         391.44
---------------Time to First Token----------------
Mean TTFT (ms):                          187.31
Median TTFT (ms):                        170.02
P99 TTFT (ms):                           451.88
-----Time per Output Token (excl. 1st token)------
Mean TPOT (ms):                          19.61
P99 TPOT (ms):                           22.70
==================================================`;

test('the result table that vLLM prints is read line by line, with its counts and its duration', async ({
  handbook,
}) => {
  const { metricEntry, sloTargets, gapTable } = handbook;
  await handbook.open(STEP_PAGES[1]);
  await metricEntry.wake();
  await metricEntry.paste(CONSOLE);
  await expect(metricEntry.root.getByRole('status')).toContainText('numbers were read');
  await expect(metricEntry.field('Time to first token, p99, in milliseconds')).toHaveValue(
    '451.88',
  );
  await expect(metricEntry.field('Requests that succeeded')).toHaveValue('497');
  await expect(metricEntry.field('Requests that failed')).toHaveValue('3');
  await sloTargets.choosePreset('GuideLLM: chat');
  await gapTable.wake();
  const [ttft, tpot] = await gapTable.rows();
  expect(ttft).toMatchObject({
    name: 'TTFT p99',
    verdict: 'Missed',
    value: '452 ms',
    target: '≤ 200 ms',
  });
  expect(tpot).toMatchObject({ name: 'TPOT p99', verdict: 'Met', value: '22.7 ms' });
  await metricEntry.saved();
  const { measurements } = await handbook.exportFromWorkspace();
  expect(measurements[0]?.counts).toEqual({ succeeded: 497, failed: 3 });
  expect(measurements[0]?.duration).toBe(60.52);
  expect(valueOf(measurements[0], 'time_to_first_token', 'p50')).toBe(0.17002);
});

test('lines that are no metric are named and stay in the box', async ({ handbook }) => {
  const { metricEntry } = handbook;
  await handbook.open(STEP_PAGES[1]);
  await metricEntry.wake();
  await metricEntry.paste('TTFT p99: 850 ms\nblood pressure: 120');
  await expect(metricEntry.root.getByRole('status')).toContainText(
    '1 number was read. These lines were not:',
  );
  await expect(metricEntry.field('One number a line')).toHaveValue('blood pressure: 120');
});

test('undo takes a number back, redo brings it again', async ({ handbook }) => {
  const { metricEntry } = handbook;
  await handbook.open(STEP_PAGES[1]);
  await metricEntry.wake();
  await metricEntry.add('1.2 s');
  await expect(metricEntry.values).toHaveCount(1);
  await metricEntry.undo();
  await expect(metricEntry.values).toHaveCount(0);
  await metricEntry.redo();
  await expect(metricEntry.field('Time to first token, p99, in seconds')).toHaveValue('1.2');
});

test('a tab that only follows shows the numbers and cannot change them', async ({ handbook }) => {
  const { metricEntry } = handbook;
  await handbook.open(STEP_PAGES[1]);
  await metricEntry.wake();
  await metricEntry.add('1.2 s');
  await metricEntry.saved();
  const there = await expectFollowerCannotEdit(handbook, {
    url: STEP_PAGES[1],
    widget: (second) => second.metricEntry,
  });
  await expect(there.field('Time to first token, p99, in seconds')).toHaveValue('1.2');
});
