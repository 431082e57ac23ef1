import { describe, expect, it } from 'vitest';
import { routeLabel } from '../../../../src/importers/shared/route-label';

describe('routeLabel', () => {
  it.each([
    ['https://user:pass@host:8080/v1/chat?key=abc#x', '/v1/chat'],
    ['http://host', '/'],
    ['http://host/', '/'],
    ['/users/12345/orders', '/users/:id/orders'],
    ['/v1/chat/completions', '/v1/chat/completions'],
    ['/a/0b9a2f1e-3c4d-4e5f-8a9b-0c1d2e3f4a5b', '/a/:id'],
    ['/mail/person@example.org', '/mail/:id'],
    ['/t/eyJhbGciOiJIUzI1NiIsInR5cCI6', '/t/:id'],
    // Names that people give are kept, and so are the numbers of versions and pages.
    ['POST list of models', 'POST list of models'],
    ['/pkg.Service/GetOperationsOfEveryAccount', '/pkg.Service/GetOperationsOfEveryAccount'],
    ['/v2/page/3', '/v2/page/3'],
    ['?token=abc', '/'],
  ])('makes %s to %s', (name, label) => {
    expect(routeLabel(name)).toBe(label);
  });
});
