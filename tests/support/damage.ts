/** Seeded damage to files: the same for the same seed, so that what was found can be found again. */
/** mulberry32: enough spread for picking places, and the same places in every run. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const STRANGE = [
  '-1',
  '0',
  '-0.5',
  '1e308',
  '1e999',
  '-1e999',
  'NaN',
  'Infinity',
  '-Infinity',
  'null',
  'true',
  '""',
  '"x"',
  '"inf"',
  '[]',
  '{}',
  '[null]',
  '[[[]]]',
  '{"__proto__": {"unit": "ms"}}',
  '9007199254740993',
  '1.5',
  '"-1"',
];

export type Random = ReturnType<typeof createRandom>;

function damageBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const damaged = bytes.slice();
  for (let i = 0; i <= random(4); i += 1) damaged[random(damaged.length)] = random(256);
  return damaged;
}

function cutOut(bytes: Uint8Array, random: Random): Uint8Array {
  const start = random(bytes.length);
  const end = Math.min(bytes.length, start + random(200));
  return new Uint8Array([...bytes.subarray(0, start), ...bytes.subarray(end)]);
}

function repeatPart(bytes: Uint8Array, random: Random): Uint8Array {
  const start = random(bytes.length);
  const part = bytes.subarray(start, start + random(200));
  return new Uint8Array([...bytes.subarray(0, start), ...part, ...bytes.subarray(start)]);
}

/** Replaces one value after a colon, a comma or a bracket by a strange one. */
function replaceValue(bytes: Uint8Array, random: Random): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const values = [
    ...text.matchAll(
      /(?<=[:,[;\t]\s*)(?:-?[\d.]+(?:e[+-]?\d+)?|"[^"\n]*"|null|true|false|\[\]|\{\})/g,
    ),
  ];
  const value = values[random(values.length || 1)];
  if (!value) return bytes;
  const strange = STRANGE[random(STRANGE.length)] ?? '';
  return encode(text.slice(0, value.index) + strange + text.slice(value.index + value[0].length));
}

/** Gives one key of the file another name. */
function renameKey(bytes: Uint8Array, random: Random): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const keys = [...text.matchAll(/"(\w{2,40})"(?=\s*:)|(?<=^|,)[A-Za-z_]\w{2,40}(?=,|$)/gm)];
  const key = keys[random(keys.length || 1)];
  if (!key) return bytes;
  const others = ['__proto__', 'constructor', 'toString', 'x', 'metrics', 'length', ''];
  const name = random(2) === 0 ? (others[random(others.length)] ?? 'x') : 'renamed_key';
  const replaced = key[0].startsWith('"') ? JSON.stringify(name) : name;
  return encode(text.slice(0, key.index) + replaced + text.slice(key.index + key[0].length));
}

/** Wraps one value in many brackets. */
function nest(bytes: Uint8Array, random: Random): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const depth = [3, 70, 5_000, 60_000][random(4)] ?? 3;
  const at = text.indexOf(':', random(text.length)) + 1;
  if (at === 0) return bytes;
  const [open, close] = random(2) === 0 ? ['[', ']'] : ['{"a":', '}'];
  return encode(
    `${text.slice(0, at)}${open.repeat(depth)}1${close.repeat(depth)},"b":${text.slice(at)}`,
  );
}

/** Another encoding, whole or in the middle. */
function reencode(bytes: Uint8Array, random: Random): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const utf16 = new Uint8Array(
    Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).buffer,
  );
  if (random(3) === 0) return new Uint8Array([0xff, 0xfe, ...utf16]);
  if (random(2) === 0) return utf16;
  const at = random(bytes.length);
  return new Uint8Array([
    ...bytes.subarray(0, at),
    0xc3,
    0x28,
    0xed,
    0xa0,
    0x80,
    ...bytes.subarray(at),
  ]);
}

function truncate(bytes: Uint8Array, random: Random): Uint8Array {
  return bytes.slice(0, random(bytes.length));
}

/** Adds digits to one number. */
function enlargeNumber(bytes: Uint8Array, random: Random): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const numbers = [...text.matchAll(/\d+/g)];
  const number = numbers[random(numbers.length || 1)];
  if (!number) return bytes;
  const digits = '9'.repeat([3, 20, 400][random(3)] ?? 3);
  return encode(text.slice(0, number.index) + digits + text.slice(number.index));
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

const DAMAGES = [
  damageBytes,
  cutOut,
  repeatPart,
  replaceValue,
  replaceValue,
  replaceValue,
  renameKey,
  renameKey,
  enlargeNumber,
  truncate,
  nest,
  reencode,
];

/** The bytes after one or two kinds of damage. */
export function damage(bytes: Uint8Array, random: Random): Uint8Array {
  const first = DAMAGES[random(DAMAGES.length)] ?? damageBytes;
  const once = first(bytes, random);
  if (random(3) > 0 || once.length === 0) return once;
  const second = DAMAGES[random(DAMAGES.length)] ?? damageBytes;
  return second(once, random);
}
