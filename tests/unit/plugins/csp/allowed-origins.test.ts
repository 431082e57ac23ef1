import { describe, expect, it } from 'vitest';
import { parseAllowedOrigins } from '../../../../src/plugins/csp/allowed-origins';

describe('parseAllowedOrigins', () => {
  it.each([
    [undefined, []],
    ['', []],
    [' , ', []],
    ['http://localhost:9090', ['http://localhost:9090']],
    [
      'http://localhost:9090, https://prometheus.example/ ,http://localhost:9090',
      ['http://localhost:9090', 'https://prometheus.example'],
    ],
    // Ports that are the scheme's own are no part of an origin.
    ['https://Prometheus.Example:443', ['https://prometheus.example']],
    ['http://10.0.0.7:9090', ['http://10.0.0.7:9090']],
  ])('%j gives %j', (text, origins) => {
    expect(parseAllowedOrigins(text)).toEqual(origins);
  });

  it.each([
    'localhost:9090',
    'prometheus.example',
    'ftp://prometheus.example',
    'data:text/plain',
    "'unsafe-inline'",
    'https://prometheus.example/api',
    'https://prometheus.example/?a',
    'https://prometheus.example/#a',
    'https://me:secret@prometheus.example',
    // A policy reads these as more than one host, or as the end of the directive.
    'https://*',
    'https://*.example',
    'https://a.example;script-src',
    "https://a.example'",
    'https://a.example https://b.example',
    'https://prometheus.example:*',
    // A policy cannot name these.
    'http://[::1]:9090',
    'http://a_b.example',
  ])('%j is refused by name', (entry) => {
    expect(() => parseAllowedOrigins(`http://localhost:9090,${entry}`)).toThrow(
      `PROMETHEUS_ORIGINS: ${JSON.stringify(entry)}`,
    );
  });
});
