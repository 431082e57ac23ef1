/** Real requests to a server on the loopback; only what no server can do to Node (CORS) is played by a function. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { RangeRequest } from '@site/src/exporters/prometheus-query/range-request';
import { queryPrometheus } from '@site/src/state/query-prometheus';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

async function serve(answer: RequestListener): Promise<RangeRequest> {
  const started = createServer(answer);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return aRequest(`http://127.0.0.1:${(started.address() as AddressInfo).port}`);
}

const aRequest = (origin: string): RangeRequest => ({
  endpoint: `${origin}/api/v1/query_range`,
  query: '{__name__=~"vllm:.+"}',
  range: { kind: 'ending now', length: 60 },
  step: 1,
  points: 61,
  advice: [],
});

async function messageOf(asked: ReturnType<typeof queryPrometheus>): Promise<string> {
  const result = await asked;
  if (result.kind !== 'failed') throw new Error(`the outcome is "${result.kind}"`);
  return result.message;
}

describe('an answer', () => {
  it('becomes a file, and the request says nothing of the reader', async () => {
    const seen: IncomingMessage[] = [];
    const request = await serve((incoming, response) => {
      seen.push(incoming);
      response.end('{"status":"success"}');
    });
    const result = await queryPrometheus(request, { now: 1_800_000_000 });
    if (result.kind !== 'answered') throw new Error(`the outcome is "${result.kind}"`);
    expect(result.file.name).toBe('prometheus.json');
    expect(await result.file.text()).toBe('{"status":"success"}');
    expect(seen).toHaveLength(1);
    const { searchParams, pathname } = new URL(seen[0]?.url ?? '', 'http://x');
    expect(pathname).toBe('/api/v1/query_range');
    expect(Object.fromEntries(searchParams)).toEqual({
      query: '{__name__=~"vllm:.+"}',
      start: '1799999940',
      end: '1800000000',
      step: '1',
    });
    expect(seen[0]?.headers).not.toHaveProperty('cookie');
    expect(seen[0]?.headers).not.toHaveProperty('referer');
  });

  it('of the largest size is taken, one byte more is not', async () => {
    const request = await serve((_incoming, response) => response.end('x'.repeat(2048)));
    const within = await queryPrometheus(request, { now: 0, limit: 2048 });
    expect(within.kind).toBe('answered');
    expect(await messageOf(queryPrometheus(request, { now: 0, limit: 2047 }))).toContain(
      'larger than',
    );
  });

  it('that never ends is cut off', async () => {
    const request = await serve((_incoming, response) => {
      const more = () => {
        while (response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    expect(await messageOf(queryPrometheus(request, { now: 0, limit: 1024 ** 2 }))).toContain(
      'larger than 1 MiB: add a label',
    );
  });
});

describe('what goes wrong', () => {
  it('is said in Prometheus’ own words', async () => {
    const request = await serve((_incoming, response) => {
      response.writeHead(422);
      response.end('{"status":"error","errorType":"execution","error":"too many samples."}');
    });
    expect(await messageOf(queryPrometheus(request, { now: 0 }))).toBe(
      'Prometheus refused the query with status 422, execution: too many samples. Correct the labels or the range.',
    );
  });

  it.each([
    ['a page that is no answer of Prometheus', '<html>log in</html>'],
    ['JSON that is none', '{"errors":["who are you?"]}'],
    ['JSON that is no object', 'null'],
  ])('%s', async (_name, body) => {
    const request = await serve((_incoming, response) => {
      response.writeHead(401);
      response.end(body);
    });
    expect(await messageOf(queryPrometheus(request, { now: 0 }))).toMatch(
      /answered with status 401 and not as Prometheus does/,
    );
  });

  it('no server', async () => {
    const request = await serve(() => undefined);
    await new Promise((resolve) => server?.close(resolve));
    expect(await messageOf(queryPrometheus(request, { now: 0 }))).toContain(
      'cannot be reached from this browser',
    );
  });

  it('a server that lets no other site read its answers', async () => {
    const modes: (RequestMode | undefined)[] = [];
    const fetch: typeof globalThis.fetch = (_url, options) => {
      modes.push(options?.mode);
      return options?.mode === 'no-cors'
        ? Promise.resolve(new Response(null))
        : Promise.reject(new TypeError('Failed to fetch'));
    };
    const request = aRequest('http://localhost:9090');
    expect(await messageOf(queryPrometheus(request, { now: 0, fetch }))).toContain(
      'does not let this site read its answer (CORS)',
    );
    expect(modes).toEqual([undefined, 'no-cors']);
  });

  it('a server that takes too long, before its answer or within it', async () => {
    const silent = await serve(() => undefined);
    const says = 'gave no whole answer within 0.1 s';
    expect(await messageOf(queryPrometheus(silent, { now: 0, timeout: 100 }))).toContain(says);
    server?.closeAllConnections();
    server?.close();
    const slow = await serve((_incoming, response) => void response.write('{"status":'));
    expect(await messageOf(queryPrometheus(slow, { now: 0, timeout: 100 }))).toContain(says);
  });

  it('nothing, when the reader cancels', async () => {
    const cancel = new AbortController();
    const request = await serve(() => cancel.abort());
    expect(await queryPrometheus(request, { now: 0, signal: cancel.signal })).toEqual({
      kind: 'cancelled',
    });
  });
});
