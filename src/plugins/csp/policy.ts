/** The site's Content-Security-Policy, and its place in a page. */
import { createHash } from 'node:crypto';
import { inspectHtml } from './inspect-html';

export interface PolicyOptions {
  /** `https://handbook.example`: addresses there are the site's own. */
  readonly siteOrigin: string;
  /** Further sources for scripts, such as `'wasm-unsafe-eval'`. */
  readonly scriptSources?: readonly string[];
  /** Origins besides the site's own that scripts may ask; as `parseAllowedOrigins` returns them. */
  readonly connectSources?: readonly string[];
}

/**
 * Everything is forbidden but the site's own files. Inline scripts run only by the hash of their text; style attributes are
 * free, because highlighted code and table alignment need them and they cannot run anything.
 * `frame-ancestors` is missing because browsers ignore it in a meta element.
 */
export function computePolicy(
  inlineScripts: readonly string[],
  scriptSources: readonly string[] = [],
  connectSources: readonly string[] = [],
): string {
  const hashes = [...new Set(inlineScripts.map(computeScriptHash))].toSorted();
  return [
    `default-src 'none'`,
    ['script-src', `'self'`, ...scriptSources, ...hashes].join(' '),
    `style-src 'self'`,
    // Attributes only: Docusaurus and charts set widths and colours there. No style element can be injected.
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    ['connect-src', `'self'`, ...connectSources].join(' '),
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

export type PolicyResult =
  | { readonly kind: 'ok'; readonly html: string }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** Puts the policy in front of everything else in `<head>`: it does not bind what stands before it. */
export function insertPolicy(
  html: string,
  { siteOrigin, scriptSources = [], connectSources = [] }: PolicyOptions,
): PolicyResult {
  const { inlineScripts, problems, headOffset } = inspectHtml(html, siteOrigin);
  if (headOffset === null) return { kind: 'refused', problems: ['no <head> tag', ...problems] };
  if (problems.length > 0) return { kind: 'refused', problems };
  const policy = computePolicy(inlineScripts, scriptSources, connectSources);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return { kind: 'ok', html: html.slice(0, headOffset) + meta + html.slice(headOffset) };
}

function computeScriptHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}
