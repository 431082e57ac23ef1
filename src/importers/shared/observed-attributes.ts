/** Text attributes of observed requests, to group by: bounded in number, in length and in how many values they have. */
import { isObject } from '../fields';
import type { ReportBuilder } from '../report';
import type { ObservedAttribute } from './observed-requests';

/** An attribute with more values than this is an identifier, not a group. */
const MAX_VALUES = 1_000;
const MAX_LENGTH = 100;
const MAX_NAMES = 40;
const MAX_TAGS = 20;

/** E-mail addresses (a model is `name@version`, without a domain), keys by their prefixes or as long runs, URLs. */
const PRIVATE_TEXT =
  /[\w.+-]+@[\w-]+\.[A-Za-z]{2,}|\b(?:sk|pk|rk|xox[a-z]|ghp|hf)[-_][A-Za-z0-9_-]{8,}|bearer\s|https?:|\b[A-Za-z0-9]{32,}\b/i;
/** Names under which people keep what identifies a person or a session. */
const PRIVATE_NAME =
  /user|e-?mail|session|customer|ip\b|address|token|secret|password|api[-_ ]?key/i;

export class ObservedAttributes {
  readonly #report: ReportBuilder;
  readonly #values = new Map<string, Set<string>>();

  constructor(report: ReportBuilder) {
    this.#report = report;
  }

  /** Those of a request that may be kept; each name once. */
  accept(attributes: readonly ObservedAttribute[]): [string, string][] {
    const accepted = new Map<string, string>();
    for (const [name, text] of attributes) {
      const value = text?.trim().slice(0, MAX_LENGTH) ?? '';
      if (value === '' || accepted.has(name)) continue;
      if (PRIVATE_TEXT.test(value)) this.#report.secret('keys, addresses or e-mails in attributes');
      else if (this.#hasRoom(name, value)) accepted.set(name, value);
    }
    return [...accepted];
  }

  #hasRoom(name: string, value: string): boolean {
    const seen = this.#values.get(name) ?? new Set();
    if (!this.#values.has(name)) {
      if (this.#values.size === MAX_NAMES) {
        this.#report.drop(`attributes beyond the first ${MAX_NAMES}`);
        return false;
      }
      this.#values.set(name, seen);
    }
    if (seen.size >= MAX_VALUES && !seen.has(value)) {
      this.#report.drop(`${name}: more than ${MAX_VALUES} different values to group by`);
      return false;
    }
    seen.add(value);
    return true;
  }

  /** The value of the attribute when all requests that have it agree. */
  only(name: string): string | undefined {
    const seen = this.#values.get(name);
    return seen?.size === 1 ? [...seen][0] : undefined;
  }
}

/** Tags as attributes: `env:prod` and `env=prod` are the attribute `env`, the others together are `tags`. */
export function tagAttributes(tags: unknown, report: ReportBuilder): ObservedAttribute[] {
  const list = typeof tags === 'string' ? tags.split(',') : Array.isArray(tags) ? tags : [];
  const attributes: ObservedAttribute[] = [];
  const plain: string[] = [];
  for (const tag of list.slice(0, MAX_TAGS)) {
    if (typeof tag !== 'string') continue;
    const [, name, value] = /^([A-Za-z][\w.-]{0,40})\s*[:=]\s*(\S.*)$/.exec(tag.trim()) ?? [];
    if (name === undefined) plain.push(tag.trim());
    else if (PRIVATE_NAME.test(name)) report.secret('user or session identifiers');
    else attributes.push([name, value]);
  }
  const joined = plain.filter((tag) => tag !== '').toSorted();
  return [...attributes, ['tags', joined.join(', ')]];
}

/** Properties that people set on their requests; those whose name says that they identify someone are left out. */
export function propertyAttributes(
  properties: unknown,
  report: ReportBuilder,
): ObservedAttribute[] {
  if (!isObject(properties)) return [];
  return Object.entries(properties)
    .slice(0, MAX_TAGS)
    .flatMap(([name, value]): ObservedAttribute[] => {
      if (PRIVATE_NAME.test(name)) {
        report.secret('user or session identifiers');
        return [];
      }
      const isPlain = typeof value === 'string' || typeof value === 'number';
      return isPlain ? [[name.slice(0, 60), String(value)]] : [];
    });
}
