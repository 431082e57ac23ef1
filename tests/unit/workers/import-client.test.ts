/**
 * The client and the real worker shell, joined by a stand-in for the browser's Worker (Node has none) that hands messages over as
 * structured clones, as a browser does.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImportProgress } from '../../../src/importers/import-result';
import { importFile } from '../../../src/importers/registry';
import { createBlobSource } from '../../../src/importers/source';
import { importInWorker } from '../../../src/workers/import-client';
import type { ImportReply, ImportRequest } from '../../../src/workers/messages';
import { collectBuffers } from '../../../src/workers/transfer';

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

  receive(message: ImportReply, transfer: Transferable[]): void {
    const data = structuredClone(message, { transfer });
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
    postMessage: (message: ImportReply, transfer: Transferable[]) => {
      workers.at(-1)?.receive(message, transfer);
    },
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
  it('gives the result and ends the worker', async () => {
    const result = await importInWorker(file);
    expect(result.ok && [...(result.runs[0]?.requests?.columns.request_latency ?? [])]).toEqual([
      0.1, 0.3,
    ]);
    expect(workers).toHaveLength(1);
    expect(workers[0]?.isTerminated).toBe(true);
    expect(workers[0]?.url.pathname).toMatch(/\/src\/workers\/import\.worker\.ts$/);
  });

  it('passes the progress of this import on, and none of another', async () => {
    const seen: ImportProgress[] = [];
    const importing = importInWorker(file, { onProgress: (progress) => seen.push(progress) });
    workers[0]?.receive(
      { type: 'progress', runId: -1, progress: { stage: 'reading', share: 0.123 } },
      [],
    );
    await importing;
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.some(({ share }) => share === 0.123)).toBe(false);
  });

  it('passes a mapping on', async () => {
    const mapping = {
      columns: [{ role: 'metric', metric: 'time_to_first_token', unit: 's' }],
    } as const;
    const result = await importInWorker(file, { mapping });
    expect(result.ok && [...(result.runs[0]?.requests?.columns.time_to_first_token ?? [])]).toEqual(
      [100, 300],
    );
  });

  it('ends the worker when the reader cancels', async () => {
    mode = 'is silent';
    const controller = new AbortController();
    const importing = importInWorker(file, { signal: controller.signal });
    controller.abort();
    const result = await importing;
    expect(!result.ok && result.failure?.code).toBe('cancelled');
    expect(workers[0]?.isTerminated).toBe(true);
  });

  it('starts no worker when it is cancelled already', async () => {
    const result = await importInWorker(file, { signal: AbortSignal.abort() });
    expect(!result.ok && result.failure?.code).toBe('cancelled');
    expect(workers).toHaveLength(0);
  });

  it('turns a crash into a failure that says what to do', async () => {
    mode = 'crashes';
    const result = await importInWorker(file);
    expect(!result.ok && result.failure?.message).toContain('out of memory');
    expect(workers[0]?.isTerminated).toBe(true);
  });
});

describe('collectBuffers', () => {
  it('names every buffer once, so that nothing is copied', async () => {
    const result = await importFile(createBlobSource(file, 'a'));
    const buffers = collectBuffers(result);
    // status and request_latency
    expect(buffers).toHaveLength(2);
    structuredClone(result, { transfer: buffers });
    expect(buffers.every((buffer) => buffer.byteLength === 0)).toBe(true);
  });

  it('has none for a failure', async () => {
    expect(collectBuffers(await importFile(createBlobSource(new Blob(['']), 'a')))).toEqual([]);
  });
});
