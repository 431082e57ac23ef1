/** Which of the texts that people type as links may become one. Records come from anywhere, so everything else stays text. */

const SCHEMES: readonly string[] = ['https:', 'http:', 'mailto:'];

/**
 * The address to link to: absolute, with https, http or mailto; null for anything else. Refused are also texts with white space,
 * control characters or backslashes inside, which browsers read otherwise than people do, and web addresses with a user name or
 * password, which can pass one host off as another (`https://docs.example.com@elsewhere.example`).
 */
export function parseSafeLink(text: string): string | null {
  const trimmed = text.trim();
  // The parser below would repair "https:host" and "java\tscript:", so the beginning and the characters are judged before it.
  if (!/^(?:https?:\/\/|mailto:)[^\s\\\p{Cc}\p{Cf}]+$/iu.test(trimmed)) return null;
  const url = readUrl(trimmed);
  if (url === null || !SCHEMES.includes(url.protocol)) return null;
  return url.username === '' && url.password === '' ? url.href : null;
}

function readUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
