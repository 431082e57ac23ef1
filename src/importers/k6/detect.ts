/** Recognises what k6 writes: three shapes of summaries, and its points as lines of JSON or as CSV. */
import { fieldOf, hasAnyKey, isObject, listOf, objectOf } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';
import { isBuiltIn } from './metrics';

export function detectK6Summary({ values: [file] }: Head): Detection | null {
  if (!isObject(file)) return null;
  if (isMachineReadable(file)) {
    return { reason: 'it has metadata.k6Version and results (machine-readable summary of k6)' };
  }
  const metrics = objectOf(file, 'metrics') ?? {};
  const built = Object.keys(metrics).find((name) => isBuiltIn(name.split('{', 1)[0] ?? ''));
  if (built === undefined && !hasAnyKey(file, ['root_group'])) return null;
  const isHandled = Object.values(metrics).some((metric) => isObject(fieldOf(metric, 'values')));
  if (isHandled) {
    return built !== undefined || fieldOf(file, 'state', 'testRunDurationMs') !== undefined
      ? { reason: 'its metrics have values, as in the data that k6 hands to handleSummary' }
      : null;
  }
  // AIPerf's records have metrics of the same names, with a unit in each and metadata beside them.
  const members = Object.values(metrics);
  const isFlat =
    objectOf(file, 'metadata') === undefined &&
    members.some((metric) =>
      hasAnyKey(metric, ['avg', 'med', 'count', 'value', 'rate', 'passes']),
    ) &&
    !members.some((metric) => hasAnyKey(metric, ['unit']));
  return isFlat && (built !== undefined || hasAnyKey(file, ['root_group']))
    ? { reason: 'it has the metrics of k6, without nested values (--summary-export)' }
    : null;
}

function isMachineReadable(file: unknown): boolean {
  return (
    fieldOf(file, 'metadata', 'k6Version') !== undefined ||
    (typeof fieldOf(file, 'version') === 'string' &&
      hasAnyKey(objectOf(file, 'config'), ['execution', 'duration']) &&
      listOf(file, 'results', 'metrics') !== undefined)
  );
}

/** Lines `{"type": "Metric" or "Point", "metric": …, "data": …}`; the order of the keys varies. */
export function detectK6Points({ values: [line] }: Head): Detection | null {
  const type = fieldOf(line, 'type');
  if ((type !== 'Metric' && type !== 'Point') || typeof fieldOf(line, 'metric') !== 'string')
    return null;
  return isObject(fieldOf(line, 'data'))
    ? { reason: `its lines are metrics and points of k6 (--out json)` }
    : null;
}

export function detectK6Csv({ lines: [header = ''] }: Head): Detection | null {
  const columns = header.split(',').map((name) => name.replaceAll('"', '').trim());
  const isPoints = ['metric_name', 'timestamp', 'metric_value'].every((name) =>
    columns.includes(name),
  );
  return isPoints
    ? { reason: 'its columns are metric_name, timestamp and metric_value (--out csv of k6)' }
    : null;
}
