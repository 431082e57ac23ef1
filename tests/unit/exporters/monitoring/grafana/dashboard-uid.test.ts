import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createDashboardUid } from '../../../../../src/exporters/monitoring/grafana/dashboard-uid';

it('keeps an id that Grafana takes', () => {
  expect(createDashboardUid('0b1c2d3e-4f50-4617-8899-aabbccddeeff')).toBe(
    'slo-0b1c2d3e-4f50-4617-8899-aabbccddeeff',
  );
  // 4 + 36 characters are as many as Grafana takes.
  expect(createDashboardUid('a'.repeat(36))).toHaveLength(40);
});

it('hashes any other by FNV-1a', () => {
  // The vectors of http://www.isthe.com/chongo/src/fnv/test_fnv.c, 64 bits.
  expect(createDashboardUid('')).toBe('slo-cbf29ce484222325');
  expect(createDashboardUid('a')).toBe('slo-af63dc4c8601ec8c');
  expect(createDashboardUid('http://en.wikipedia.org/wiki/Fowler_Noll_Vo_hash')).toBe(
    'slo-d9b957fb7fe794c5',
  );
});

it('gives what Grafana takes, whatever the id', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (id) => {
      expect(createDashboardUid(id)).toMatch(/^[A-Za-z0-9_-]{8,40}$/u);
    }),
  );
});
