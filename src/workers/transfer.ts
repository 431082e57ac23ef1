/** The typed arrays of a result, to be handed over between threads instead of copied. */
import type { ImportResult } from '../importers/import-result';

/** Each buffer once; the sender cannot use the result afterwards. */
export function collectBuffers(result: ImportResult): ArrayBuffer[] {
  if (!result.ok) return [];
  const views = result.runs.flatMap(({ requests, pools }) => [
    ...Object.values(pools),
    ...(requests
      ? [
          requests.status,
          requests.startTime,
          ...Object.values(requests.columns),
          ...requests.attributes.map((attribute) => attribute.codes),
        ]
      : []),
  ]);
  const buffers = views.flatMap((view) =>
    view?.buffer instanceof ArrayBuffer ? [view.buffer] : [],
  );
  return [...new Set(buffers)];
}
