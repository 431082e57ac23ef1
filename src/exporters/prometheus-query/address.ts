/** Addresses of servers, as people paste them. */

export type CheckedAddress =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly message: string };

/** Pages of Prometheus' own site, whose addresses get pasted. */
const OWN_PAGES = /\/(?:graph|query|targets|alerts|classic\/.*|api\/v1\/.*)$/u;

/** The base of a Prometheus server, without a slash at its end: `https://host/prefix`. A query or fragment that was pasted is left out. */
export function checkServerAddress(text: string): CheckedAddress {
  const url = parseAddress(text, 'http://localhost:9090');
  if (typeof url === 'string') return { ok: false, message: url };
  const path = url.pathname.replace(/\/+$/u, '').replace(OWN_PAGES, '').replace(/\/+$/u, '');
  return { ok: true, address: withoutGlobs(url.origin + path) };
}

/** The whole address of a metrics page. */
export function checkMetricsAddress(text: string): CheckedAddress {
  const url = parseAddress(text, 'http://localhost:8000/metrics');
  if (typeof url === 'string') return { ok: false, message: url };
  return { ok: true, address: withoutGlobs(url.origin + url.pathname + url.search) };
}

/** The address; or what is wrong with it, in one sentence. */
function parseAddress(text: string, example: string): URL | string {
  const trimmed = text.trim();
  let url: URL;
  try {
    url = new URL(trimmed);
  } catch {
    return `Type an address with its scheme, such as ${example}.`;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return `Type an address that starts with http:// or https://, such as ${example}.`;
  }
  if (url.username !== '' || url.password !== '') {
    return 'Take the user name and password out of the address: the command is made to be kept and passed on. curl reads them from ~/.netrc with --netrc.';
  }
  return url;
}

/** curl expands brackets into ranges; encoded they mean the same to the server. Those around an IPv6 host stay. */
function withoutGlobs(address: string): string {
  const start = address.indexOf('/', address.indexOf('//') + 2);
  if (start === -1) return address;
  const path = address.slice(start).replaceAll('[', '%5B').replaceAll(']', '%5D');
  return address.slice(0, start) + path;
}
