/**
 * What was sampled of the system's components (version 0.2): only where a single component gives a metric, because values of
 * several servers make no value of the system.
 */
import type { RunBuilder } from '../../domain/benchmark-run/run-builder';
import type { JsonObject } from '../fields';
import { isObject, listOf, objectOf, textOf } from '../fields';
import type { ReportBuilder } from '../report';
import { countWith } from '../shared/plural';
import { COMPONENT_METRICS } from './foreign-types';
import { reportBlock } from './statistics';

export function reportComponents(
  run: RunBuilder,
  observability: JsonObject | undefined,
  report: ReportBuilder,
): void {
  if (!observability) return;
  const components = (listOf(observability, 'components') ?? []).filter(isObject);
  for (const [name, metric] of Object.entries(COMPONENT_METRICS)) {
    const having = components.filter((component) => objectOf(component, 'aggregate', name));
    const [only] = having;
    if (!only) continue;
    if (having.length > 1) {
      run.note(
        `${name} is given for ${countWith(having.length, 'component')} and was not read: the values of several make none of the whole.`,
      );
      continue;
    }
    reportBlock(
      run,
      objectOf(only, 'aggregate', name),
      { metric, name: `observability.${name}`, mayBeZero: true },
      report,
    );
    const label = textOf(only, 'component_label');
    run.define(metric, `Sampled during the run${label === undefined ? '' : `, of ${label}`}.`);
  }
  for (const key of Object.keys(observability)) {
    if (key !== 'components') report.unknownField(`results.observability.${key}`);
  }
}
