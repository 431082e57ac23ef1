/** Attributes as OTLP/JSON writes them, in both spellings (camelCase and the older snake_case), and as a plain object. */
import { fieldOf, isList, isObject } from '../fields';
import type { Attribute, Attributes } from './foreign-types';

export function readAttributes(value: unknown): Attributes {
  const attributes = new Map<string, Attribute | null>();
  if (isList(value)) {
    for (const entry of value) {
      const key = fieldOf(entry, 'key');
      if (typeof key === 'string') attributes.set(key, readAnyValue(fieldOf(entry, 'value')));
    }
  } else if (isObject(value)) {
    for (const [key, entry] of Object.entries(value)) attributes.set(key, readAnyValue(entry));
  }
  return attributes;
}

/** 64-bit integers are texts in conforming files and numbers in others; both are read. */
export function readAnyValue(value: unknown): Attribute | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  const integer = field(value, 'intValue', 'int_value');
  if (integer !== undefined) return readNumber(integer) ?? null;
  const double = field(value, 'doubleValue', 'double_value');
  if (double !== undefined) return readNumber(double) ?? null;
  const text = field(value, 'stringValue', 'string_value');
  if (typeof text === 'string') return text;
  const truth = field(value, 'boolValue', 'bool_value');
  if (typeof truth === 'boolean') return truth;
  return readShortWords(value);
}

/** A list of a few short words (finish reasons) as one text; anything longer is content and is not kept. */
function readShortWords(value: unknown): string | null {
  const values = field(field(value, 'arrayValue', 'array_value'), 'values') ?? value;
  if (!isList(values) || values.length > 4) return null;
  const words = values.map((entry) => field(entry, 'stringValue', 'string_value') ?? entry);
  const areShort = words.every((word) => typeof word === 'string' && /^\w{1,30}$/.test(word));
  return areShort ? words.join(',') : null;
}

/** A finite number, or the text of one. */
export function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The first of the fields that is there and not null. */
export function field(value: unknown, ...names: readonly string[]): unknown {
  for (const name of names) {
    const found = fieldOf(value, name);
    if (found !== undefined && found !== null) return found;
  }
  return undefined;
}

export function textAttribute(
  attributes: Attributes,
  ...names: readonly string[]
): string | undefined {
  for (const name of names) {
    const value = attributes.get(name);
    if (typeof value === 'string' && value.trim() !== '') return value.trim().slice(0, 200);
    if (typeof value === 'number') return String(value);
  }
  return undefined;
}

/** A number ≥ 0, also when it was written as a text. */
export function numberAttribute(
  attributes: Attributes,
  ...names: readonly string[]
): number | undefined {
  for (const name of names) {
    const number = readNumber(attributes.get(name));
    if (number !== undefined && number >= 0) return number;
  }
  return undefined;
}

export function countAttribute(
  attributes: Attributes,
  ...names: readonly string[]
): number | undefined {
  const number = numberAttribute(attributes, ...names);
  return number !== undefined && Number.isSafeInteger(number) ? number : undefined;
}
