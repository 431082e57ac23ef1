/** Names of endpoints in load-test results. They are often whole URLs, and those carry keys, tokens and ids of people. */

const LONGEST = 120;

/** A path segment that names one thing and not a kind of things: a number, a UUID, a long token, an address. */
const IDENTIFIER =
  /^(?:\d{4,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{13,}|(?=[^/]*\d)[\w~-]{20,}|[^/]*(?:@|%40)[^/]*)$/iu;

/**
 * The name without the host, the query, the fragment and credentials, and with `:id` in place of identifiers:
 * `https://u:p@host/users/12345?key=x` becomes `/users/:id`. Names that are no URL keep their words.
 */
export function routeLabel(name: string): string {
  const [beforeQuery = ''] = name.split(/[?#]/u, 1);
  const path = beforeQuery.replace(/[a-z][a-z0-9+.-]*:\/\/[^/\s]*/giu, '');
  const plain = path
    .split('/')
    .map((segment) => (IDENTIFIER.test(segment) ? ':id' : segment))
    .join('/')
    .trim();
  return (plain === '' ? '/' : plain).slice(0, LONGEST);
}
