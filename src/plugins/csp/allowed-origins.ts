/** The Prometheus servers that a site may ask directly, as its builder names them in `PROMETHEUS_ORIGINS`. */

/**
 * Origins for `connect-src`, each once. Whatever could mean more than one server, or end the directive, is refused: a wildcard, a
 * path (which a policy matches by prefix), an address of IPv6 (which a policy cannot name).
 * @param text separated by commas; undefined or empty for none
 * @throws Error that names the entry and says what it must look like
 */
export function parseAllowedOrigins(text: string | undefined): readonly string[] {
  const entries = (text ?? '').split(',').map((entry) => entry.trim());
  return [...new Set(entries.filter((entry) => entry !== '').map(parseOrigin))];
}

/** Host and port in the characters that a policy's grammar has (https://www.w3.org/TR/CSP3/#grammardef-host-part). */
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?$/u;

function parseOrigin(entry: string): string {
  const refuse = (why: string) =>
    new Error(
      `PROMETHEUS_ORIGINS: ${JSON.stringify(entry)} ${why}; give origins such as https://prometheus.example:9090, separated by commas.`,
    );
  let url: URL;
  try {
    url = new URL(entry);
  } catch {
    throw refuse('is no address');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw refuse('does not start with http:// or https://');
  }
  if (url.username !== '' || url.password !== '') throw refuse('holds a user name or password');
  if (url.pathname !== '/' || /[?#]/u.test(entry)) throw refuse('has a path, which it may not');
  if (!HOST.test(url.host)) throw refuse('names no single host that a security policy can hold');
  return url.origin;
}
