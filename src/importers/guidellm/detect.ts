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
