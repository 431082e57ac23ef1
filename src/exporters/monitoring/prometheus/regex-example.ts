/**
 * A text that a regular expression of a label matcher fits, for tests that need one such series. Reads what matchers are usually
 * made of: literals, `.`, classes, groups, alternatives, `*`, `+`, `?`.
 */

/** Null where the expression holds something else, or where what was found does not fit. */
export function findRegexExample(pattern: string): string | null {
  const reader = new PatternReader(pattern);
  const example = reader.readAlternatives();
  return example !== null && reader.isAtEnd() && matchesWhole(pattern, example) ? example : null;
}

/** As Prometheus matches: the whole value. Its RE2 and JavaScript agree on what is read here. */
export function matchesWhole(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'su').test(text);
  } catch {
    return false;
  }
}

class PatternReader {
  private at = 0;

  constructor(private readonly pattern: string) {}

  isAtEnd(): boolean {
    return this.at === this.pattern.length;
  }

  /** The example of the first alternative; the others are read over. */
  readAlternatives(): string | null {
    const first = this.readSequence();
    while (this.take('|')) if (this.readSequence() === null) return null;
    return first;
  }

  private readSequence(): string | null {
    let text = '';
    while (!this.isAtEnd() && !'|)'.includes(this.peek())) {
      const atom = this.readAtom();
      if (atom === null) return null;
      const isOptional = this.take('*') || this.take('?');
      if (!isOptional) this.take('+');
      this.take('?');
      if (!isOptional) text += atom;
    }
    return text;
  }

  private readAtom(): string | null {
    const character = this.next();
    switch (character) {
      case '(': {
        if (this.take('?') && !this.take(':')) return null;
        const inner = this.readAlternatives();
        return this.take(')') ? inner : null;
      }
      case '[': {
        const end = this.pattern.indexOf(']', this.at + 1);
        const first = this.peek();
        if (end === -1 || '^\\['.includes(first)) return null;
        this.at = end + 1;
        return first;
      }
      case '\\':
        return this.readEscape();
      case '.':
        return 'x';
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case '^':
      case '$':
      case ']':
        return null;
      default:
        return character;
    }
  }

  private readEscape(): string | null {
    const character = this.next();
    if (character === 'd') return '0';
    if (character === 'w') return 'x';
    return /[A-Za-z0-9]/u.test(character) ? null : character;
  }

  private peek(): string {
    return this.pattern.charAt(this.at);
  }

  private next(): string {
    const character = String.fromCodePoint(this.pattern.codePointAt(this.at) ?? 0);
    this.at += character.length;
    return character;
  }

  private take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.at += 1;
    return true;
  }
}
