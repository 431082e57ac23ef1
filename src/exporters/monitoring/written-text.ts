/** Free text of a record on its way into a file: one rule for all of them, so that a text looks the same in each. */

/**
 * What some reader refuses or nobody sees: controls, the marks that turn the direction of a text, the byte-order mark, what is no
 * character, half of a surrogate pair. go-yaml refuses several of them (https://yaml.org/spec/1.2.2/#51-character-set).
 */
const UNWRITABLE =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/** What cannot be written becomes U+FFFD; every line break a line feed, because readers of YAML 1.1 and 1.2 disagree on the others. */
export function toWritable(text: string): string {
  return text.replaceAll(/\r\n?|[\u2028\u2029\u0085]/gu, '\n').replaceAll(UNWRITABLE, '\uFFFD');
}

/** The same on one line: for comments, headings and names. */
export function toOneLine(text: string): string {
  return toWritable(text).replaceAll(/\s+/gu, ' ').trim();
}
