/** A span dataframe written with pandas' `to_json()`: one object a column, keyed by row. */
import type { JsonObject } from '../fields';
import { isObject } from '../fields';
import type { ReportBuilder } from '../report';

/** The rows of a file of columns; the record itself when it is a row. */
export function* splitColumns(record: JsonObject, report: ReportBuilder): Generator<JsonObject> {
  const starts = record.start_time;
  if (!isObject(starts)) {
    yield record;
    return;
  }
  const rows = Object.keys(starts);
  report.read(rows.length - 1);
  const columns = Object.entries(record).filter((entry): entry is [string, JsonObject] =>
    isObject(entry[1]),
  );
  for (const row of rows) {
    const cells = columns.flatMap(([name, column]) =>
      Object.hasOwn(column, row) ? [[name, column[row]] as const] : [],
    );
    // The index of the dataframe is the span's id.
    yield Object.fromEntries([['id', row], ...cells]);
  }
}
