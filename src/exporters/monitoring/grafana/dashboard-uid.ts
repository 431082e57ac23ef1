/** A dashboard's identifier: the same for the same record, so that loading it again replaces the old one. */

/** Grafana takes 8 to 40 letters, digits, `-` and `_` (its dashboard schema; https://github.com/grafana/grafana/issues/11620). */
const ALLOWED = /^[A-Za-z0-9_-]{8,40}$/u;
const PREFIX = 'slo-';

export function createDashboardUid(recordId: string): string {
  const own = `${PREFIX}${recordId}`;
  return ALLOWED.test(own)
    ? own
    : `${PREFIX}${computeFnv1a(recordId).toString(16).padStart(16, '0')}`;
}

/** 64 bits, over UTF-16 code units. Constants: http://www.isthe.com/chongo/tech/comp/fnv/ */
function computeFnv1a(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  }
  return hash;
}
