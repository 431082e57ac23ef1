import { describe, expect, it } from 'vitest';
import {
  checkPromqlTemplate,
  fillWindow,
  isPlainSum,
} from '../../../../src/domain/monitoring/promql-template';

describe('a query with [$window]', () => {
  it.each([
    'sum(rate(http_requests_total{status=~"5.."}[$window]))',
    'sum(rate(a[{{.window}}]))',
    'sum(rate(a[ {{ .window }} ]))',
    '1 - sum(rate(a[$window])) / sum(rate(b[$window]))',
    'max_over_time(sum(rate(a[1m]))[$window:1m])',
    'sum(rate(a[$window])) # the bad ones',
    'sum by (x) (rate({"dotted.name"}[$window]))',
  ])('is fine: %s', (query) => {
    expect(checkPromqlTemplate(query)).toBeNull();
  });

  it.each([
    ['', /Write a query/u],
    ['   ', /Write a query/u],
    ['sum(rate(a[5m]))', /\[\$window\]/u],
    ['sum(rate(a[$window])', /not PromQL/u],
    // Closing the bracket that the rules put around it, and opening another.
    ['sum(rate(a[$window]))) or (vector(1)', /not PromQL/u],
    ['rate(a{b="c}[$window])', /not PromQL/u],
    ['sum(rate(a[$window])); drop', /not PromQL/u],
    ['sum(rate(a{b="\ud800"}[$window]))', /invisible/u],
    ['sum(rate(a[$window]))\0', /invisible/u],
    // Prometheus' YAML reader makes a line feed of it.
    ['sum(rate(a{b="\u0085"}[$window]))', /invisible/u],
    ['sum(rate(a{b="\uffff"}[$window]))', /invisible/u],
    ['sum(rate(a{b="\u202e"}[$window]))', /invisible/u],
  ])('is refused with a sentence: %s', (query, message) => {
    expect(checkPromqlTemplate(query)).toMatch(message);
  });

  it('gets each window in each place', () => {
    expect(fillWindow('rate(a[$window]) / rate(b[{{.window}}]) + c[$window:1m]', '1h')).toBe(
      'rate(a[1h]) / rate(b[1h]) + c[1h:1m]',
    );
    // Not in a label's value.
    expect(fillWindow('rate(a{b="$window"}[$window])', '1h')).toBe('rate(a{b="$window"}[1h])');
    expect(
      fillWindow('rate(a{b="\\"[$window]",c=`[$window]`}[$window]) # it\'s [$window]', '1h'),
    ).toBe('rate(a{b="\\"[$window]",c=`[$window]`}[1h]) # it\'s [$window]');
    expect(checkPromqlTemplate('rate(a{b="[$window]"}[5m])')).toMatch(/\[\$window\]/u);
  });
});

describe('a plain sum', () => {
  it.each(['sum(rate(a[5m]))', 'sum(\n a \n)', 'sum((a))'])('is %s', (expression) => {
    expect(isPlainSum(expression)).toBe(true);
  });

  it.each([
    'rate(a[5m])',
    'sum(a) / sum(b)',
    'sum by (x) (a)',
    'sum(a) by (x)',
    'sum without (x) (a)',
    'avg(a)',
    '(sum(a))',
    'sum(a) # c',
  ])('is not %s', (expression) => {
    expect(isPlainSum(expression)).toBe(false);
  });
});
