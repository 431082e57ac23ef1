/** Results of expressions, which have lost the name of their metric: kept as they are, and never guessed. */
import { RunBuilder } from '../../../domain/benchmark-run/run-builder';
import { summarisePoints } from '../../../domain/metrics-snapshot/add-series';
import type { CustomMetricId } from '../../../domain/metrics/metric';
import { isStatistic } from '../../../domain/metrics/statistic';
import type { ParsedFile } from '../../format';
import type { ReportBuilder } from '../../report';
import { countWith } from '../../shared/plural';
import type { ApiSeries } from './read-series';

const MOST = 50;

/** Labels whose values say which series it is and nothing private. */
const TELLING = [
  'model_name',
  'model',
  'engine',
  'quantile',
  'le',
  'stage',
  'status',
  'finished_reason',
  'gpu',
];

export function createUnnamedRun(all: readonly ApiSeries[], report: ReportBuilder): ParsedFile {
  report.read(all.length);
  report.keep(Math.min(all.length, MOST));
  report.drop(`series without a name beyond the first ${MOST}`, Math.max(0, all.length - MOST));
  report.assume(
    'results of an expression carry no metric name and no unit: they are kept as plain numbers; query the metric by its name, or type the values in under the metric they are',
  );
  const run = new RunBuilder('results without a metric name', {
    id: 'prometheus',
    name: 'Prometheus query',
  });
  all.slice(0, MOST).forEach(({ labels, points }, i) => {
    const metric: CustomMetricId = `custom.unnamed_result_${i + 1}`;
    const summary = summarisePoints(points);
    for (const [statistic, value] of Object.entries<number | undefined>(
      summary?.statistics ?? {},
    )) {
      if (isStatistic(statistic)) run.report(metric, statistic, value, summary?.samples);
    }
    const known = TELLING.flatMap((name) => (labels[name] ? [`${name} ${labels[name]}`] : []));
    const which = known.length > 0 ? ` (${known.join(', ')})` : '';
    run.define(
      metric,
      `A result of a query that dropped the metric’s name${which}: neither the quantity nor the unit is known.`,
    );
  });
  run.note(
    `${countWith(all.length, 'result')} of an expression such as histogram_quantile(…) or rate(…): the answer does not say of which metric. Quantiles of several series are not averaged.`,
  );
  return { runs: [run.build()] };
}
