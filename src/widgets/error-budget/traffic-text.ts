/** Traffic as people write it: a number, or a number with its period. */
import type { Traffic } from '@site/src/domain/slo/traffic-check';
import { formatQuantity, parseQuantity } from '@site/src/domain/units';

type ParsedTraffic =
  { readonly ok: true; readonly value: Traffic } | { readonly ok: false; readonly message: string };

const SHORT: Readonly<Record<string, number>> = { rps: 1, qps: 1, rpm: 60, rph: 3600 };
const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 7 * 86_400 };
const WITH_PERIOD =
  /^(?<number>.*?\d[kMG]?)\s*(?:(?<short>rps|qps|rpm|rph)|(?:req(?:uest)?s?|q)?\s*(?:\/|\bper\b|\ban?\b|\bin\b)\s*(?<times>\d+)?\s*(?<unit>s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:ours?|rs?)?|d(?:ays?)?|w(?:eeks?)?)\.?)$/iu;

/**
 * `6`, `6 req/s`, `600 rpm`, `1.2M/day`, `1 000 000 per 30 d`. A bare number is in `period`, the one beside the field. The count and
 * its period are kept apart, so that a million in a day stays a million.
 */
export function parseTraffic(text: string, period: number): ParsedTraffic {
  const groups = WITH_PERIOD.exec(text.replaceAll(/[\u00a0\u202f]/gu, ' ').trim())?.groups;
  const written = groups?.number ?? text;
  const parsed = parseQuantity(written, 'requests');
  if (!parsed.ok) return { ok: false, message: 'Type a number, such as 6 or 600 req/min.' };
  if (!(parsed.value > 0)) {
    return {
      ok: false,
      message: 'Type a number above 0, or leave it empty where it is not known.',
    };
  }
  return { ok: true, value: { requests: parsed.value, period: readPeriod(groups) ?? period } };
}

function readPeriod(groups: Record<string, string | undefined> | undefined): number | null {
  if (groups === undefined) return null;
  const short = SHORT[groups.short?.toLowerCase() ?? ''];
  if (short !== undefined) return short;
  const unit = UNITS[groups.unit?.charAt(0).toLowerCase() ?? ''];
  return unit === undefined ? null : unit * Number(groups.times ?? '1');
}

/** As the field shows it: all digits, no unit. */
export function formatTrafficCount({ requests }: Traffic): string {
  return formatQuantity(requests, 'requests', { significantDigits: 15, group: false }).text;
}
