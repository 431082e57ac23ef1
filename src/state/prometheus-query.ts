/** Widgets may not import from the exporters; this is what the form for a Prometheus query needs of them. */
export { QUERY_SOURCES, type QuerySourceId } from '@site/src/exporters/prometheus-query/sources';
export type { LabelMatch } from '@site/src/domain/monitoring/promql-text';
export {
  createRangeRequest,
  type InputProblem,
  type QueryRange,
  type RangeRequest,
} from '@site/src/exporters/prometheus-query/range-request';
export { checkMetricsAddress } from '@site/src/exporters/prometheus-query/address';
export {
  createQueryCommand,
  createScrapeCommand,
  type Shell,
} from '@site/src/exporters/prometheus-query/commands';
