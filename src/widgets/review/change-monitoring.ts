import type { Monitoring } from '@site/src/domain/investigation/investigation-record';
import type { RecordChange } from '@site/src/state/investigation-state';

/** Changes section 7 of the record. */
export function changeMonitoring(next: (monitoring: Monitoring) => Monitoring): RecordChange {
  return (record) => ({ ...record, monitoring: next(record.monitoring) });
}
