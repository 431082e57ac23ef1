/** A predicted change as people write it, read as the factor after / before. */

type ParsedFactor =
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly message: string };

const MESSAGE = 'Type a factor such as 0.5, or a change such as −30 % or +20 %.';

/** "0.5", "× 0,5", "x1.2" are factors; "-30 %" and "+20%" are changes. "50 %" alone could be either and is refused. */
export function parseFactor(text: string): ParsedFactor {
  const plain = text.replace(/\s/gu, '').replace(/[−–]/gu, '-').replace(',', '.');
  const change = /^([+-])(\d+(?:\.\d+)?)%$/u.exec(plain);
  if (change !== null) {
    const percent = Number(`${change[1] ?? ''}${change[2] ?? ''}`);
    if (percent < -100) return { ok: false, message: 'Nothing can fall by more than 100 %.' };
    // Rounded to 12 digits, where 1 + 0.2 is what was typed again.
    return { ok: true, value: Number((1 + percent / 100).toPrecision(12)) };
  }
  const factor = /^[×x]?(\d+(?:\.\d+)?)$/iu.exec(plain)?.[1];
  if (factor === undefined) {
    return {
      ok: false,
      message: plain.endsWith('%') ? `"${text.trim()}" could be either. ${MESSAGE}` : MESSAGE,
    };
  }
  return { ok: true, value: Number(factor) };
}

/** As the field shows it: "0.5". */
export function formatFactor(factor: number): string {
  return String(Number(factor.toPrecision(12)));
}

/** As text shows it: "× 0.62". */
export function describeFactor(factor: number): string {
  return `× ${Number(factor.toPrecision(3))}`;
}
