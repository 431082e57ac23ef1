/** What Prometheus makes of the templates that the rules are written with: an escaped brace pair, and the value as a percentage. */

const ACTIONS = /\{\{"\{\{"\}\}|\{\{ \$value \| humanizePercentage \}\}/gu;

/** @param value The alert's value, a share. */
export function expandTemplate(text: string, value: number): string {
  return text.replaceAll(ACTIONS, (action) =>
    action.includes('$value') ? formatLikeGo(value * 100) : '{{',
  );
}

/** Go's `%.4g%%`: four significant digits without trailing zeros, an exponent of two digits below 0.0001 and from 10,000. */
function formatLikeGo(percentage: number): string {
  const rounded = Number(percentage.toPrecision(4));
  const size = Math.abs(rounded);
  if (rounded === 0 || (size >= 1e-4 && size < 1e4)) return `${rounded}%`;
  return `${rounded.toExponential().replace(/e([+-])(\d)$/u, 'e$10$2')}%`;
}
