/** Whose address it is, judged as a browser would resolve it. */

/** Stands for the page's own origin; no real site can have it. */
const OWN = 'https://own.invalid';

/** True for an address on another host. `data:` and `blob:` stay within the page. */
export function isForeignUrl(url: string, siteOrigin: string): boolean {
  let resolved: URL;
  try {
    resolved = new URL(url, OWN);
  } catch {
    // The browser cannot fetch it either.
    return false;
  }
  if (!/^(https?|wss?|ftp):$/.test(resolved.protocol)) return false;
  return resolved.origin !== OWN && resolved.origin !== siteOrigin;
}

/** `javascript:` and its relatives; browsers ignore white space and control characters in front of and inside the scheme. */
export function isScriptUrl(url: string): boolean {
  // eslint-disable-next-line no-control-regex -- these are what a browser skips
  return /^(javascript|vbscript):/i.test(url.replace(/[\u0000-\u0020]/g, ''));
}

/** Addresses on other hosts in a style sheet or a style attribute. */
export function findForeignCss(css: string, siteOrigin: string): string[] {
  const addresses = css.matchAll(/(?:url\(\s*|@import\s+(?!url\())["']?([^"')\s;]+)/gi);
  return [...addresses]
    .map((match) => match[1] ?? '')
    .filter((url) => isForeignUrl(url, siteOrigin))
    .map((url) => `style fetches ${url} from elsewhere`);
}
