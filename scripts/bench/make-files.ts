/** Writes the files that are imported in the benchmark: made-up numbers, the same in every run. */
import { createWriteStream, existsSync, mkdirSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';

/** Numbers from 0 (exclusive) to 1, the same for the same seed. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / 2 ** 32;
  };
}

async function writeFile(path: string, pieces: Iterable<string>): Promise<string> {
  const isThere = existsSync(path) && statSync(path).size > 0;
  if (isThere) return path;
  const out = createWriteStream(path);
  for (const piece of pieces) if (!out.write(piece)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  return path;
}

/** vLLM `--save-detailed` of 40,000 requests with 128 gaps each: about 100 MB in one line. */
function* detailedResult(): Generator<string> {
  const requests = 40_000;
  const gaps = 128;
  const random = createRandom(7);
  const list = (write: () => string): string => Array.from({ length: requests }, write).join(', ');
  const head = {
    date: '20260131-120000',
    backend: 'openai-chat',
    model_id: 'example',
    tokenizer_id: 'example',
    num_prompts: requests,
    request_rate: 'inf',
    duration: 600,
    completed: requests,
    failed: 0,
    request_throughput: requests / 600,
    output_throughput: (requests * (gaps + 1)) / 600,
    total_token_throughput: (requests * (gaps + 513)) / 600,
  };
  yield `${JSON.stringify(head).slice(0, -1)}, "input_lens": [${list(() => '512')}]`;
  yield `, "output_lens": [${list(() => `${gaps + 1}`)}]`;
  yield `, "ttfts": [${list(() => `${0.1 + random()}`)}], "itls": [`;
  for (let i = 0; i < requests; i += 1) {
    const values = Array.from({ length: gaps }, () => `${0.01 + 0.02 * random()}`);
    yield `${i === 0 ? '' : ', '}[${values.join(', ')}]`;
  }
  yield `], "generated_texts": [${list(() => '"some words of an answer"')}]`;
  yield `, "errors": [${list(() => '""')}], "mean_ttft_ms": 600.0, "median_ttft_ms": 600.0}\n`;
}

const COLUMNS =
  'start_time_s,ttft_ms,request_latency_ms,prompt_tokens,output_tokens,route,status,http_code';

function* table(rows: number): Generator<string> {
  const random = createRandom(11);
  yield `${COLUMNS}\n`;
  for (let row = 0; row < rows;) {
    const lines: string[] = [];
    for (const end = Math.min(rows, row + 1_000); row < end; row += 1) {
      const ttft = 80 + 400 * random();
      const isFailed = random() < 0.01;
      lines.push(
        `${(row / 100).toFixed(3)},${ttft.toFixed(3)},${(ttft + 4000 * random()).toFixed(3)},${Math.floor(64 + 2000 * random())},${Math.floor(1 + 500 * random())},/v1/chat-${row % 5},${isFailed ? 'error' : 'ok'},${isFailed ? 500 : 200}`,
      );
    }
    yield `${lines.join('\n')}\n`;
  }
}

/** k6's points: three lines a request, about 1 KB. */
function* points(requests: number): Generator<string> {
  const random = createRandom(13);
  const start = Date.UTC(2026, 0, 31);
  for (const [metric, contains] of [
    ['http_req_duration', 'time'],
    ['http_req_waiting', 'time'],
    ['http_req_failed', 'default'],
  ])
    yield `{"type":"Metric","data":{"name":"${metric}","type":"trend","contains":"${contains}","thresholds":[],"submetrics":null},"metric":"${metric}"}\n`;
  for (let row = 0; row < requests; row += 1) {
    const time = new Date(start + row * 2).toISOString();
    const tags = `"tags":{"expected_response":"true","group":"","method":"POST","name":"http://127.0.0.1/v1/chat/completions","proto":"HTTP/1.1","scenario":"default","status":"200","url":"http://127.0.0.1/v1/chat/completions"}`;
    const point = (metric: string, value: number): string =>
      `{"metric":"${metric}","type":"Point","data":{"time":"${time}","value":${value},${tags}}}\n`;
    const waiting = 50 + 100 * random();
    yield (
      point('http_req_duration', waiting + 500 * random()) +
      point('http_req_waiting', waiting) +
      point('http_req_failed', 0)
    );
  }
}

export interface BenchFiles {
  readonly json: string;
  readonly csv: string;
}

export async function makeFiles(folder: string): Promise<BenchFiles> {
  mkdirSync(folder, { recursive: true });
  return {
    json: await writeFile(join(folder, 'detailed-100mb.json'), detailedResult()),
    csv: await writeFile(join(folder, 'million-rows.csv'), table(1_000_000)),
  };
}

/** A gigabyte each: 20,500,000 rows of CSV, and the points of 1,150,000 requests. */
export async function makeLargeFiles(folder: string): Promise<{ csv: string; ndjson: string }> {
  mkdirSync(folder, { recursive: true });
  return {
    csv: await writeFile(join(folder, 'gigabyte.csv'), table(20_500_000)),
    ndjson: await writeFile(join(folder, 'gigabyte.ndjson'), points(1_150_000)),
  };
}
