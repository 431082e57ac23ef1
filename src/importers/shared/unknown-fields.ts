/** Tells the report which fields of an object nobody read. */
import type { JsonObject } from '../fields';
import type { ReportBuilder } from '../report';

/** Names everything that is neither understood nor deliberately ignored. Values are never looked at. */
export function reportUnknownFields(
  data: JsonObject,
  known: Iterable<string>,
  report: ReportBuilder,
  prefix = '',
): void {
  const names = new Set(known);
  for (const key of Object.keys(data)) if (!names.has(key)) report.unknownField(prefix + key);
}
