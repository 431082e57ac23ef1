/** The address of this handbook, for alerts to link to. */

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** Where the site was built for, and where it is being read; null on the server. */
export interface SiteAddresses {
  readonly url: string;
  readonly baseUrl: string;
  readonly origin: string | null;
}

/**
 * Where the reader has it open, because a copy may be served on an intranet; else where it was built for. Null when both mean this
 * machine alone: an alert must not send a colleague to their own computer. Without a slash at its end.
 */
export function findHandbookAddress({ url, baseUrl, origin }: SiteAddresses): string | null {
  const found = [origin, url].find((address) => address !== null && isForOthers(address));
  if (found === undefined || found === null) return null;
  return `${found.replace(/\/+$/u, '')}${baseUrl}`.replace(/\/+$/u, '');
}

function isForOthers(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return (protocol === 'https:' || protocol === 'http:') && !LOOPBACK.test(hostname);
}
