/** Text and addresses from a record, before they go into any document. A record may come from anywhere. */

/**
 * Characters that show a text differently from what it is: C0 and C1 controls except tab and newline, the bidirectional
 * embeddings, overrides and isolates (Unicode TR36, "Trojan Source"), and the byte-order mark.
 */
const DECEPTIVE =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

export function cleanText(text: string): string {
  return (
    text
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      .replace(DECEPTIVE, '')
      // Half of a surrogate pair cannot be written as UTF-8, and readers of YAML refuse the two that are no characters.
      .replace(/[\p{Surrogate}\ufffe\uffff]/gu, '\ufffd')
  );
}

const ALLOWED_SCHEMES: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:']);

/** The address in its normal form; null when it is relative, no address, or of a scheme that is not followed. */
export function toSafeUrl(text: string): string | null {
  try {
    const url = new URL(cleanText(text).trim());
    return ALLOWED_SCHEMES.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
