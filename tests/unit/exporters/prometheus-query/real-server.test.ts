/**
 * The whole way with a real Prometheus: it scrapes an exporter that replays expositions, the generated command fetches the series,
 * and the importer reads the answer. What must come out is worked out from the texts of the expositions.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BenchmarkRun } from '../../../../src/domain/benchmark-run/benchmark-run';
import {
  ANSWER_FILE,
  createQueryCommand,
} from '../../../../src/exporters/prometheus-query/commands';
import {
  createRangeRequest,
  createRangeUrl,
  type RangeInput,
} from '../../../../src/exporters/prometheus-query/range-request';
import { importFile } from '../../../../src/importers/registry';
import { createBytesSource } from '../../../../src/importers/source';
import { expectSuccess } from '../../../support/check-import';
import {
  HAS_PROMETHEUS,
  startExporter,
  startPrometheus,
  waitUntil,
  type Exporter,
  type PrometheusServer,
} from '../../../support/prometheus-server';

const fixture = (name: string) =>
  readFileSync(
    new URL(`../../../fixtures/exporters/prometheus-query/${name}.txt`, import.meta.url),
    'utf8',
  );

/** As it is; in an exposition and in PromQL it is escaped. */
const MODEL = String.raw`org/it's "8B" \ $HOME`;
const TTFT = 'vllm:time_to_first_token_seconds';

const SAMPLE = '../shared/samples/prometheus/SemiAnalysisAI+InferenceX__livecodebench_metrics.txt';
const HAS_SAMPLE = existsSync(SAMPLE);
const sample = HAS_SAMPLE ? readFileSync(SAMPLE, 'utf8') : '';

/** What each path serves, stage by stage. */
const PAGES: Readonly<Record<string, readonly [string, string, string]>> = {
  steady: [fixture('before'), fixture('after'), fixture('after')],
  restarting: [fixture('before'), fixture('after'), fixture('restarted')],
  // A server that has just started, and then what it has counted.
  ...(HAS_SAMPLE ? { sample: [withZeroCounters(sample), sample, sample] } : {}),
};

function withZeroCounters(text: string): string {
  return text.replaceAll(/^(\S+_(?:bucket|sum|count|total)(?:\{.*\})?) \S+$/gmu, '$1 0.0');
}

/** One value of an exposition, by the text of its name and two of its labels. */
function valueOf(text: string, name: string, ...labels: readonly string[]): number {
  const line = text
    .split('\n')
    .find((one) => one.startsWith(`${name}{`) && labels.every((label) => one.includes(label)));
  return Number(/ (\S+)$/u.exec(line ?? '')?.[1]);
}

const ESCAPED = String.raw`model_name="org/it's \"8B\" \\ $HOME"`;

/** Counts of the buckets, not cumulative, by their upper bounds. */
function bucketsOf(text: string, name: string, model: string): ReadonlyMap<number, number> {
  const buckets = new Map<number, number>();
  let below = 0;
  for (const line of text.split('\n')) {
    if (!line.startsWith(`${name}_bucket{`) || !line.includes(model)) continue;
    const [, bound = '', count = ''] = /le="([^"]*)".* (\S+)$/u.exec(line) ?? [];
    buckets.set(bound === '+Inf' ? Infinity : Number(bound), Number(count) - below);
    below = Number(count);
  }
  return buckets;
}

function histogramOf(run: BenchmarkRun | undefined): ReadonlyMap<number, number> {
  const histogram = run?.histograms?.time_to_first_token;
  return new Map(histogram?.bounds.map((bound, i) => [bound, histogram.counts[i] ?? Number.NaN]));
}

function reportedOf(run: BenchmarkRun | undefined, metric: string, statistic: string) {
  return run?.reported.find((one) => one.metric === metric && one.statistic === statistic)?.value;
}

const HAS_CURL = spawnSync('curl', ['--version']).status === 0;
const how = HAS_CURL
  ? 'by the generated command'
  : 'by the same address, SKIPPED: curl is absent, so the command itself is not run';

describe.skipIf(!HAS_PROMETHEUS)(
  HAS_PROMETHEUS
    ? `a real Prometheus, asked ${how}`
    : 'SKIPPED: no Prometheus is installed here (Debian’s package prometheus), so the query is not tried',
  () => {
    let exporter: Exporter | undefined;
    let server: PrometheusServer | undefined;
    let stage = 0;
    const range = { from: '', to: '' };
    const folder = mkdtempSync(join(tmpdir(), 'prometheus-answer-'));

    beforeAll(async () => {
      exporter = await startExporter((path) => PAGES[path.slice(1)]?.[stage]);
      const { target } = exporter;
      const names = Object.keys(PAGES);
      const prometheus = await startPrometheus(
        names.map((name) => ({ name, target, path: `/${name}` })),
      );
      server = prometheus;
      const scraped = () =>
        waitUntil(`stage ${stage} is scraped`, async () => {
          for (const name of names) {
            const text = PAGES[name]?.[stage] ?? '';
            const model = name === 'sample' ? '' : ESCAPED;
            const selector = name === 'sample' ? '' : `,${ESCAPED}`;
            const seen = await prometheus.ask(`${TTFT}_count{namespace="${name}"${selector}}`);
            if (seen !== valueOf(text, `${TTFT}_count`, model)) return false;
          }
          return true;
        });
      await scraped();
      range.from = new Date().toISOString();
      stage = 1;
      await scraped();
      // Longer than the step of the query, so that a point falls into this stage.
      await new Promise((resolve) => setTimeout(resolve, 2500));
      stage = 2;
      await scraped();
      range.to = new Date().toISOString();
    }, 120_000);

    afterAll(async () => {
      await server?.stop();
      exporter?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    /** Runs what a reader would run, and imports what it wrote. */
    async function fetchAndImport(part: Partial<RangeInput>) {
      const result = createRangeRequest({
        address: server?.address ?? '',
        sources: ['vllm'],
        labels: [],
        range: { kind: 'between', ...range },
        ...part,
      });
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      const { request } = result;
      const bytes = HAS_CURL
        ? runCommand(createQueryCommand(request, 'posix'))
        : new Uint8Array(
            await (await fetch(createRangeUrl(request, Date.now() / 1000))).arrayBuffer(),
          );
      return importFile(createBytesSource(bytes, ANSWER_FILE));
    }

    function runCommand(command: string): Uint8Array<ArrayBuffer> {
      const { status, stderr } = spawnSync('sh', ['-c', command], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(stderr).toBe('');
      expect(status).toBe(0);
      return new Uint8Array(readFileSync(join(folder, ANSWER_FILE)));
    }

    const of = (namespace: string) => [
      { name: 'model_name', value: MODEL },
      { name: 'namespace', value: namespace },
    ];

    it('gives the difference of two expositions, of the chosen model alone', async () => {
      const { runs, format } = expectSuccess(await fetchAndImport({ labels: of('steady') }));
      expect(format).toMatch(/prometheus/u);
      expect(runs).toHaveLength(1);
      const [run] = runs;
      expect(run?.workload.model).toBe(MODEL);
      const [before, after] = [fixture('before'), fixture('after')];
      const [a, b] = [before, after].map((text) => bucketsOf(text, TTFT, ESCAPED));
      expect(histogramOf(run)).toEqual(
        new Map([...(b ?? [])].map(([bound, count]) => [bound, count - (a?.get(bound) ?? 0)])),
      );
      // (9.25 − 1.75) s in 31 − 10 = 21 requests, and (58 − 14.5) s in 29 − 10 = 19.
      expect(reportedOf(run, 'time_to_first_token', 'mean')).toBe(7.5 / 21);
      expect(reportedOf(run, 'request_latency', 'mean')).toBe(43.5 / 19);
      // stop 26 − 9, length 3 − 1; abort 1 − 0.
      expect(run?.counts).toMatchObject({ succeeded: 19, cancelled: 1 });
      // 8000 tokens over the range, whose last point may be up to a few milliseconds before its end.
      const seconds = (Date.parse(range.to) - Date.parse(range.from)) / 1000;
      expect(run?.duration).toBeGreaterThan(seconds - 0.1);
      expect(run?.duration).toBeLessThanOrEqual(seconds + 0.001);
      const rate = reportedOf(run, 'output_token_throughput', 'rate');
      expect(rate).toBeCloseTo(8000 / (run?.duration ?? Number.NaN), 9);
    });

    it('counts on after a restart', async () => {
      const { runs } = expectSuccess(await fetchAndImport({ labels: of('restarting') }));
      const [run] = runs;
      const [a, b, c] = ['before', 'after', 'restarted'].map((name) =>
        bucketsOf(fixture(name), TTFT, ESCAPED),
      );
      expect(histogramOf(run)).toEqual(
        new Map(
          [...(b ?? [])].map(([bound, count]) => [
            bound,
            count - (a?.get(bound) ?? 0) + (c?.get(bound) ?? 0),
          ]),
        ),
      );
      // (9.25 − 1.75 + 0.875) s in 31 − 10 + 4 = 25 requests.
      expect(reportedOf(run, 'time_to_first_token', 'mean')).toBe(8.375 / 25);
    });

    it('keeps the GPU, which has no model, beside the model', async () => {
      const { runs } = expectSuccess(
        await fetchAndImport({ sources: ['vllm', 'dcgm'], labels: of('steady') }),
      );
      expect(runs).toHaveLength(1);
      expect(reportedOf(runs[0], 'time_to_first_token', 'mean')).toBe(7.5 / 21);
      // 90 % and then 70 %, percent in the file and a ratio here.
      const utilization = reportedOf(runs[0], 'gpu_utilization', 'mean');
      expect(utilization).toBeGreaterThan(0.7);
      expect(utilization).toBeLessThan(0.9);
    });

    it('takes both models without a label, each as a run of its own', async () => {
      const labels = [{ name: 'namespace', value: 'steady' }];
      const { runs } = expectSuccess(await fetchAndImport({ labels }));
      expect(runs.map(({ workload }) => workload.model).toSorted()).toEqual(
        [MODEL, 'org/small-1b'].toSorted(),
      );
    });

    it('answers when the range ends now', async () => {
      const { runs } = expectSuccess(
        await fetchAndImport({
          labels: of('steady'),
          range: { kind: 'ending now', length: 3 },
        }),
      );
      expect(runs[0]?.workload.model).toBe(MODEL);
    });

    it('says so when no series fits', async () => {
      const result = await fetchAndImport({ labels: [{ name: 'model_name', value: 'other' }] });
      expect(result).toMatchObject({
        ok: false,
        failure: { message: expect.stringContaining('holds no series') as string },
      });
    });

    it.skipIf(!HAS_SAMPLE)(
      HAS_SAMPLE
        ? 'gives what a real server counted since its start'
        : `SKIPPED: ${SAMPLE} is absent`,
      async () => {
        const { runs } = expectSuccess(
          await fetchAndImport({ labels: [{ name: 'namespace', value: 'sample' }] }),
        );
        expect(runs).toHaveLength(1);
        const [run] = runs;
        expect(histogramOf(run)).toEqual(bucketsOf(sample, TTFT, 'model_name='));
        const [count, sum] = ['_count', '_sum'].map((part) => valueOf(sample, TTFT + part));
        expect(count).toBeGreaterThan(0);
        expect(reportedOf(run, 'time_to_first_token', 'mean')).toBeCloseTo(
          (sum ?? Number.NaN) / (count ?? Number.NaN),
          12,
        );
      },
    );
  },
);
