/** One word of a command line, whatever is in it. */

/** For POSIX shells. Within single quotes nothing is special but the quote itself. */
export function quotePosix(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** For PowerShell, which takes typographic quotes for plain ones; a doubled one stands for itself. */
export function quotePowerShell(text: string): string {
  return `'${text.replaceAll(/['\u2018\u2019\u201A\u201B]/gu, '$&$&')}'`;
}
