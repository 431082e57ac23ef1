/**
 * The client and the real worker shell, joined by a stand-in for the browser's Worker (Node has none) that hands messages over as
 * structured clones, as a browser does.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FilesProgress } from '../../../src/importers/import-files';
import type { MeasuredFile } from '../../../src/importers/measure-files';
import { importInWorker } from '../../../src/workers/import-client';
import type { ImportReply, ImportRequest } from '../../../src/workers/messages';

type Listener = (event: { data: ImportRequest }) => void;

let shell: Listener | undefined;
let workers: ThreadStandIn[] = [];
let mode: 'works' | 'crashes' | 'is silent' = 'works';

class ThreadStandIn extends EventTarget {
  isTerminated = false;

  constructor(readonly url: URL) {
    super();
    workers.push(this);
  }

  postMessage(request: ImportRequest): void {
    const data = structuredClone(request);
    if (mode === 'works') shell?.({ data });
    if (mode !== 'crashes') return;
    const crash = Object.assign(new Event('error'), { message: 'out of memory' });
    queueMicrotask(() => this.dispatchEvent(crash));
  }

  receive(message: ImportReply): void {
    const data = structuredClone(message);
    if (!this.isTerminated) this.dispatchEvent(new MessageEvent('message', { data }));
  }

  terminate(): void {
    this.isTerminated = true;
  }
}

beforeAll(async () => {
  vi.stubGlobal('Worker', ThreadStandIn);
  vi.stubGlobal('self', {
    addEventListener: (_type: 'message', listener: Listener) => {
      shell = listener;
    },
    postMessage: (message: ImportReply) => workers.at(-1)?.receive(message),
  });
  await import('../../../src/workers/import.worker');
});
afterAll(() => {
  vi.unstubAllGlobals();
});
beforeEach(() => {
  workers = [];
  mode = 'works';
});

const file = new File(['latency_ms\n100\n300\n'], 'a.csv');

describe('importInWorker', () => {
  it('gives each file as measurements, and ends the worker', async () => {
    const { failure, files } = await run([file, new File(['no data'], 'b.txt')]);
    expect(failure).toBeNull();
    expect(files.map(({ name }) => name)).toEqual(['a.csv', 'b.txt']);
    expect(meanLatency(files)).toBeCloseTo(0.2, 12);
    expect(files[1]?.result).toMatchObject({ ok: false, failure: { code: 'unknown format' } });
    expect(workers).toHaveLength(1);
    expect(workers[0]?.isTerminated).toBe(true);
    expect(workers[0]?.url.pathname).toMatch(/\/src\/workers\/import\.worker\.ts$/);
  });

  it('passes the progress of this import on, and none of another', async () => {
    const seen: FilesProgress[] = [];
    const importing = run([file], { onProgress: (progress) => seen.push(progress) });
    const other = { stage: 'reading', share: 0.123, fileName: 'a', position: 1, count: 1 } as const;
    workers[0]?.receive({ type: 'progress', runId: -1, progress: other });
    await importing;
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.some(({ share }) => share === 0.123)).toBe(false);
  });

  it('passes a mapping on, for its file alone', async () => {
    const mapping = {
      columns: [{ role: 'metric', metric: 'time_to_first_token', unit: 's' }],
    } as const;
    const { files } = await run([file, new File(['x\n1\n'], 'b.csv')], {
      mapping: { name: 'a.csv', mapping },
    });
    expect(files).toHaveLength(1);
    const [first] = files;
    expect(first?.result.ok && first.result.measurements[0]?.values).toContainEqual(
      expect.objectContaining({ metric: 'time_to_first_token', statistic: 'mean', value: 200 }),
    );
  });

  it('hands on the failure with which a worker ends', async () => {
    mode = 'is silent';
    const importing = run([file]);
    const failure = { code: 'internal', message: 'It could not go on.' } as const;
    // The id of this import is not known here; a client takes no other.
    for (let runId = 0; runId < 100; runId += 1)
      workers[0]?.receive({ type: 'done', runId, failure });
    expect((await importing).failure).toEqual(failure);
    expect(workers[0]?.isTerminated).toBe(true);
  });

  it('ends the worker when the reader cancels', async () => {
    mode = 'is silent';
    const controller = new AbortController();
    const importing = run([file], { signal: controller.signal });
    controller.abort();
    expect((await importing).failure?.code).toBe('cancelled');
    expect(workers[0]?.isTerminated).toBe(true);
  });

  it('starts no worker when it is cancelled already', async () => {
    const { failure } = await run([file], { signal: AbortSignal.abort() });
    expect(failure?.code).toBe('cancelled');
    expect(workers).toHaveLength(0);
  });

  it('turns a crash into a failure that says what to do', async () => {
    mode = 'crashes';
    const { failure } = await run([file]);
    expect(failure?.message).toContain('out of memory');
    expect(workers[0]?.isTerminated).toBe(true);
  });
});

async function run(
  files: readonly File[],
  options: Omit<Parameters<typeof importInWorker>[1], 'onFile'> = {},
) {
  const found: MeasuredFile[] = [];
  const failure = await importInWorker(files, { ...options, onFile: (one) => found.push(one) });
  return { failure, files: found };
}

function meanLatency([first]: readonly MeasuredFile[]): number | undefined {
  if (!first?.result.ok) return undefined;
  return first.result.measurements[0]?.values.find(
    ({ metric, statistic }) => metric === 'request_latency' && statistic === 'mean',
  )?.value;
}
