/** How each canonical unit is written for people: the one table that parsing and formatting share. */
import type { Unit, UnitSystem } from './unit-types';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
const KIB = 1024;

export const UNIT_SYSTEMS: Readonly<Record<Unit, UnitSystem>> = {
  seconds: {
    bare: 'ms',
    multipliers: false,
    examples: '"850 ms" or "1.2 s"',
    written: [
      { symbol: 'ns', names: ['nanosecond', 'nanoseconds'], scale: { exponent: -9 }, below: 1e-6 },
      {
        symbol: 'µs',
        names: ['us', 'usec', 'microsecond', 'microseconds'],
        scale: { exponent: -6 },
        below: 1e-3,
      },
      {
        symbol: 'ms',
        names: ['msec', 'msecs', 'millis', 'millisecond', 'milliseconds'],
        scale: { exponent: -3 },
        below: 1,
      },
      {
        symbol: 's',
        names: ['sec', 'secs', 'second', 'seconds'],
        scale: { exponent: 0 },
        below: 10 * MINUTE,
      },
      {
        symbol: 'min',
        names: ['mins', 'minute', 'minutes'],
        scale: { factor: MINUTE },
        below: 2 * HOUR,
      },
      {
        symbol: 'h',
        names: ['hr', 'hrs', 'hour', 'hours'],
        scale: { factor: HOUR },
        below: 2 * DAY,
      },
      { symbol: 'd', names: ['day', 'days'], scale: { factor: DAY }, below: Infinity },
      { symbol: 'w', names: ['wk', 'week', 'weeks'], scale: { factor: 7 * DAY } },
    ],
  },
  ratio: {
    bare: '',
    multipliers: false,
    examples: '"99.9 %" or "0.999"',
    written: [
      {
        symbol: '%',
        names: ['percent', 'pct', 'percentage'],
        scale: { exponent: -2 },
        below: Infinity,
      },
      { symbol: '', names: ['ratio', 'share'], scale: { exponent: 0 } },
      { symbol: '‰', names: ['permille'], scale: { exponent: -3 } },
      { symbol: 'ppm', names: [], scale: { exponent: -6 } },
    ],
  },
  bytes: {
    bare: 'B',
    multipliers: false,
    examples: '"80 GiB" or "512 MB"',
    written: [
      { symbol: 'B', names: ['byte', 'bytes'], scale: { exponent: 0 }, below: KIB },
      { symbol: 'KiB', names: ['ki'], scale: { factor: KIB }, below: KIB ** 2 },
      { symbol: 'MiB', names: ['mi'], scale: { factor: KIB ** 2 }, below: KIB ** 3 },
      { symbol: 'GiB', names: ['gi'], scale: { factor: KIB ** 3 }, below: KIB ** 4 },
      { symbol: 'TiB', names: ['ti'], scale: { factor: KIB ** 4 }, below: Infinity },
      { symbol: 'kB', names: [], scale: { exponent: 3 } },
      { symbol: 'MB', names: [], scale: { exponent: 6 } },
      { symbol: 'GB', names: [], scale: { exponent: 9 } },
      { symbol: 'TB', names: [], scale: { exponent: 12 } },
    ],
  },
  tokens: {
    bare: 'tok',
    multipliers: true,
    examples: '"512" or "4k"',
    written: [
      {
        symbol: 'tok',
        names: ['toks', 'token', 'tokens'],
        scale: { exponent: 0 },
        below: Infinity,
      },
    ],
  },
  requests: {
    bare: 'req',
    multipliers: true,
    examples: '"200" or "1.5k"',
    written: [
      {
        symbol: 'req',
        names: ['reqs', 'request', 'requests'],
        scale: { exponent: 0 },
        below: Infinity,
      },
    ],
  },
  count: {
    bare: '',
    multipliers: true,
    examples: '"8" or "1.5k"',
    written: [{ symbol: '', names: [], scale: { exponent: 0 }, below: Infinity }],
  },
  usd: {
    bare: 'USD',
    multipliers: true,
    examples: '"12.50 USD" or "$12.50"',
    written: [
      {
        symbol: 'USD',
        names: ['$', 'us$', 'dollar', 'dollars'],
        scale: { exponent: 0 },
        below: Infinity,
      },
      { symbol: '¢', names: ['cent', 'cents'], scale: { exponent: -2 } },
    ],
  },
  requests_per_second: {
    bare: 'req/s',
    multipliers: true,
    examples: '"12.5 req/s" or "600 req/min"',
    written: [
      {
        symbol: 'req/s',
        names: [
          'rps',
          'qps',
          'reqs/s',
          'req/sec',
          'reqs/sec',
          'request/s',
          'requests/s',
          'requests/sec',
          'requests/second',
          'requestspersecond',
          'q/s',
          '1/s',
          '/s',
        ],
        scale: { exponent: 0 },
        below: Infinity,
      },
      {
        symbol: 'req/min',
        names: ['rpm', 'reqs/min', 'requests/min', 'requests/minute', '/min'],
        scale: { factor: 1 / MINUTE },
      },
      {
        symbol: 'req/h',
        names: ['reqs/h', 'requests/h', 'requests/hour'],
        scale: { factor: 1 / HOUR },
      },
    ],
  },
  tokens_per_second: {
    bare: 'tok/s',
    multipliers: true,
    examples: '"1200 tok/s" or "3.2k tok/s"',
    written: [
      {
        symbol: 'tok/s',
        names: [
          'tps',
          't/s',
          'toks/s',
          'tok/sec',
          'token/s',
          'tokens/s',
          'tokens/sec',
          'tokens/second',
          'tokenspersecond',
          '1/s',
          '/s',
        ],
        scale: { exponent: 0 },
        below: Infinity,
      },
      {
        symbol: 'tok/min',
        names: ['tpm', 'tokens/min', 'tokens/minute'],
        scale: { factor: 1 / MINUTE },
      },
    ],
  },
  usd_per_million_tokens: {
    bare: 'USD/M tok',
    multipliers: false,
    examples: '"0.60 USD/M tok" or "$0.60"',
    written: [
      {
        symbol: 'USD/M tok',
        names: [
          '$',
          'usd',
          '$/m',
          '$/1m',
          '$/mtok',
          '$/mtokens',
          '$/1mtokens',
          '$/1mtok',
          '$/milliontokens',
          'usd/m',
          'usd/mtokens',
          'usd/1mtokens',
          'usd/1mtok',
          'usd/milliontokens',
          '/m',
          '/1m',
          '/mtok',
          '/mtokens',
          '/1mtokens',
          '/milliontokens',
          'permilliontokens',
        ],
        scale: { exponent: 0 },
        below: Infinity,
      },
      {
        symbol: 'USD/k tok',
        names: ['$/k', '$/1k', '$/1ktokens', '$/ktokens', 'usd/1ktokens', '/1k', '/1ktokens'],
        scale: { exponent: 3 },
      },
    ],
  },
};
