/** Recognises GuideLLM's JSON report of every generation. */
import { fieldOf, hasAnyKey, isObject, listOf, numberOf, objectOf, textOf } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';

export function detectGuidellm(head: Head): Detection | null {
  const [file] = head.values;
  const benchmark = listOf(file, 'benchmarks')?.[0];
  const kind = textOf(benchmark, 'type_');
  if (kind?.endsWith('_benchmark')) {
    return { reason: `its benchmarks have the type ${kind} (${describeGeneration(file)})` };
  }
  const isReport = hasAnyKey(benchmark, ['run_stats', 'scheduler_metrics', 'request_loader']);
  const version = textOf(file, 'metadata', 'guidellm_version');
  if (isReport || (version !== undefined && isObject(benchmark))) {
    return { reason: `it has benchmarks as GuideLLM writes them (${describeGeneration(file)})` };
  }
  return null;
}

/** For the reader; the parser does not depend on it. */
function describeGeneration(file: unknown): string {
  const version = textOf(file, 'metadata', 'guidellm_version');
  const report = numberOf(file, 'metadata', 'version');
  if (version !== undefined) {
    return `GuideLLM ${version}${report === undefined ? '' : `, report version ${report}`}`;
  }
  return objectOf(file, 'args') || fieldOf(file, 'config') ? 'GuideLLM 0.4' : 'GuideLLM up to 0.3';
}

/** The first header cell of each generation. */
export function detectGuidellmCsv({ lines }: Head): Detection | null {
  const first = lines[0] ?? '';
  if (/^"?Run Info"?,/.test(first) && first.includes('Request Counts')) {
    return { reason: 'its header rows are those of GuideLLM’s CSV (0.4 and later)' };
  }
  return /^"?Type"?,"?Run Id"?,/i.test(first) && /Successful Requests/i.test(first)
    ? { reason: 'its header is that of GuideLLM’s CSV (up to 0.3)' }
    : null;
}

export function detectGuidellmHtml({ text }: Head): Detection | null {
  if (!/^\s*<(?:!doctype|html)/i.test(text)) return null;
  const data = /window\.(?:benchmarks|run_?info|GUIDELLM_REPORT)\s*=|<title>GuideLLM/i.exec(text);
  return data ? { reason: 'it is a page with the data of GuideLLM' } : null;
}

/** The names of the JSON, one a line. PyYAML sorts them, so that those at the end are not in the head of a long report. */
export function detectGuidellmYaml({ text, values }: Head): Detection | null {
  if (values.length > 0 && /^\s*[{[]/.test(text)) return null;
  if (!/^benchmarks:/m.test(text)) return null;
  const mark =
    /^\s+(?:- )?(?:type_: ['"]?\w+_benchmark|guidellm_version:|scheduler_metrics:|request_loader:|time_to_first_token_ms:|inter_token_latency_ms:)/m.exec(
      text,
    );
  return mark ? { reason: 'it is GuideLLM’s report as YAML' } : null;
}
