/**
 * Labels and annotations of alerts are Go templates (https://prometheus.io/docs/prometheus/latest/configuration/template_reference/):
 * whatever stands between double braces would be run.
 */
import { toWritable } from '../written-text';

/** Free text that comes out of the template as it went in. */
export function escapeTemplate(text: string): string {
  return toWritable(text).replaceAll('{{', '{{"{{"}}');
}
