import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/importers/fields';
import { ImportError } from '../../../../src/importers/import-error';
import { streamTraceEvents } from '../../../../src/importers/chrome-trace/stream-events';
import { createBytesSource } from '../../../../src/importers/source';

async function read(text: string, chunkSize: number) {
  const events: JsonObject[] = [];
  const fields: [string, unknown][] = [];
  const bytes = new TextEncoder().encode(text);
  const streamed = await streamTraceEvents(createBytesSource(bytes, 'x', chunkSize), {
    onEvent: (event) => events.push(event),
    onField: (key, value) => fields.push([key, value]),
    wantsField: (key) => key !== 'skipped',
  });
  return { events, fields, streamed };
}

/** Strings with everything that ends or escapes a string, and brackets inside. */
const json = fc.jsonValue({ maxDepth: 3, noUnicodeString: false });
const event = fc.dictionary(fc.string(), json, { maxKeys: 4 });

describe('streamTraceEvents', () => {
  it('gives what JSON.parse gives, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { maxLength: 8 }),
        json,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(undefined, 2),
        async (events, other, chunkSize, indent) => {
          const file = { a: other, skipped: other, traceEvents: events, z: other };
          const expected = JSON.parse(JSON.stringify(file)) as typeof file;
          const found = await read(JSON.stringify(file, null, indent), chunkSize);
          expect(found.events).toEqual(expected.traceEvents);
          expect(found.fields).toEqual([
            ['a', expected.a],
            ['skipped', undefined],
            ['z', expected.z],
          ]);
          expect(found.streamed).toEqual({
            events: events.length,
            unreadable: 0,
            isCutOff: false,
          });
        },
      ),
      { numRuns: 150 },
    );
  });

  it('reads a bare array with and without its end, and after log lines', async () => {
    for (const end of [']', '', ',', ',\n']) {
      const { events, streamed } = await read(`INFO starting\n[{"a": "]}"}, {"b": [1]}${end}`, 1);
      expect(events).toEqual([{ a: ']}' }, { b: [1] }]);
      expect(streamed.isCutOff).toBe(false);
    }
    const cut = await read('[{"a": 1}, {"b": [1', 1);
    expect(cut.events).toEqual([{ a: 1 }]);
    expect(cut.streamed).toEqual({ events: 2, unreadable: 0, isCutOff: true });
  });

  it('counts entries that are no object', async () => {
    const { events, streamed } = await read('{"traceEvents": [1, null, "x", [], {"a": 1}]}', 3);
    expect(events).toEqual([{ a: 1 }]);
    expect(streamed.unreadable).toBe(4);
  });

  it.each(['{"traceEvents": [{"a": 1}', '{"traceEvents": [{"a": 1}]', '{"a" 1}', '{1: 2}'])(
    'refuses the broken object %s',
    async (text) => {
      await expect(read(text, 5)).rejects.toThrow(ImportError);
    },
  );

  it('refuses endless nesting', async () => {
    await expect(read(`{"traceEvents": [${'['.repeat(100)}`, 5)).rejects.toThrow(/levels deep/);
  });
});
