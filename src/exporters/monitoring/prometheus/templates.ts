/**
 * Labels and annotations of alerts are Go templates (https://prometheus.io/docs/prometheus/latest/configuration/template_reference/):
 * whatever stands between double braces would be run.
 */
import { cleanText } from '../../clean-text';

/** Free text that comes out of the template as it went in. */
export function escapeTemplate(text: string): string {
  return cleanText(text).replaceAll('{{', '{{"{{"}}');
}
