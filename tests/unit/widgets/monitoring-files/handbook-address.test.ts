import { describe, expect, it } from 'vitest';
import { findHandbookAddress } from '../../../../src/widgets/monitoring-files/handbook-address';

const BUILT = { url: 'https://handbook.example', baseUrl: '/perf/' };

describe('findHandbookAddress', () => {
  it('is where the reader has the handbook open, because a copy may be on an intranet', () => {
    expect(findHandbookAddress({ ...BUILT, origin: 'http://wiki.corp:8080' })).toBe(
      'http://wiki.corp:8080/perf',
    );
  });

  it('is where the site was built for on the server', () => {
    expect(findHandbookAddress({ ...BUILT, origin: null })).toBe('https://handbook.example/perf');
  });

  it.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000', 'null'])(
    'is where the site was built for when it is open at %s, which means this machine alone',
    (origin) => {
      expect(findHandbookAddress({ ...BUILT, origin })).toBe('https://handbook.example/perf');
    },
  );

  it('is not known when the site was built for this machine too', () => {
    const local = { url: 'http://localhost:3000', baseUrl: '/' };
    expect(findHandbookAddress({ ...local, origin: null })).toBeNull();
    expect(findHandbookAddress({ ...local, origin: 'http://docs.localhost' })).toBeNull();
  });

  it('ends without a slash at the root', () => {
    expect(findHandbookAddress({ url: 'https://h.example/', baseUrl: '/', origin: null })).toBe(
      'https://h.example',
    );
  });
});
