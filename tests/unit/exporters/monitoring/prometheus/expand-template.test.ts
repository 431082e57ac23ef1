import { describe, expect, it } from 'vitest';
import { expandTemplate } from '../../../../../src/exporters/monitoring/prometheus/expand-template';
import { escapeTemplate } from '../../../../../src/exporters/monitoring/prometheus/templates';
import { HAS_PROMTOOL, NO_PROMTOOL, testRules } from '../../../../support/promtool';

const VALUE = '{{ $value | humanizePercentage }}';

describe('what Prometheus makes of our templates', () => {
  // Go's `%.4g`, by hand.
  it.each([
    [1, '100%'],
    [0.5, '50%'],
    [0.0144, '1.44%'],
    [0.00245, '0.245%'],
    [0.123456, '12.35%'],
    [0.000001, '0.0001%'],
    [0.0000001, '1e-05%'],
    [0, '0%'],
    [100, '1e+04%'],
  ])('%d is %s', (share, text) => {
    expect(expandTemplate(VALUE, share)).toBe(text);
  });

  it('gives free text back', () => {
    const text = `{{ $value }} {{"{{"}} {{{ }} ${VALUE}`;
    expect(expandTemplate(escapeTemplate(text), 1)).toBe(text);
  });

  it.skipIf(!HAS_PROMTOOL)(
    HAS_PROMTOOL ? 'is what promtool prints, for three hundred shares' : NO_PROMTOOL,
    async () => {
      const shares = Array.from({ length: 300 }, (_, i) => 1.13 ** -i * 0.987_654_321);
      const alert = (i: number) => `A${i}`;
      const { said, status } = await testRules({
        'r.yml': JSON.stringify({
          groups: [
            {
              name: 'g',
              rules: shares.map((share, i) => ({
                alert: alert(i),
                expr: `vector(${share}) >= 0`,
                annotations: { share: VALUE },
              })),
            },
          ],
        }),
        'r.test.yml': JSON.stringify({
          rule_files: ['r.yml'],
          tests: [
            {
              alert_rule_test: shares.map((share, i) => ({
                eval_time: '0s',
                alertname: alert(i),
                exp_alerts: [{ exp_annotations: { share: expandTemplate(VALUE, share) } }],
              })),
            },
          ],
        }),
      });
      expect(said).toMatch(/^Unit Testing: {2}r\.test\.yml\n {2}SUCCESS\s*$/u);
      expect(status).toBe(0);
    },
  );
});
