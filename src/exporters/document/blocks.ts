/** Makes blocks, leaving out what the record does not have. */
import type { Answer, Moment } from '../../domain/investigation/investigation-record';
import { cleanText, toSafeUrl } from '../clean-text';
import type { Block, Column, Fact, Inline } from './document';

/** Label and value in pairs; a pair without a value is left out, as is the block when nothing remains. */
export function facts(
  ...pairs: readonly (readonly [label: string, value: Inline | undefined])[]
): readonly Block[] {
  const given = pairs.flatMap(([label, value]): Fact[] =>
    value === undefined || value === '' ? [] : [{ label, value: cleanInline(value) }],
  );
  return given.length === 0 ? [] : [{ kind: 'facts', facts: given }];
}

export function paragraph(text: string | undefined): readonly Block[] {
  return text === undefined || text.trim() === ''
    ? []
    : [{ kind: 'paragraph', text: cleanText(text) }];
}

export function list(items: readonly Inline[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items: items.map(cleanInline) }];
}

/** Left out when it has no rows. Column labels that begin with `#` are numbers. */
export function table(
  caption: string,
  labels: readonly string[],
  rows: readonly (readonly (Inline | undefined)[])[],
): readonly Block[] {
  if (rows.length === 0) return [];
  const columns = labels.map((label): Column => ({
    label: label.replace(/^#/, ''),
    numeric: label.startsWith('#'),
  }));
  return [
    {
      kind: 'table',
      caption: cleanText(caption),
      columns,
      rows: rows.map((row) => row.map((cell) => cleanInline(cell ?? ''))),
    },
  ];
}

export function code(caption: string, text: string | undefined): readonly Block[] {
  return text === undefined || text.trim() === ''
    ? []
    : [{ kind: 'code', caption, text: cleanText(text) }];
}

/** A link when the address is one that may be followed, else the address as text. */
export function toLink(url: string | undefined, text = url): Inline | undefined {
  if (url === undefined || text === undefined || url.trim() === '') return undefined;
  const safe = toSafeUrl(url);
  return safe === null ? (text === url ? url : `${text} (${url})`) : { text, url: safe };
}

/** The three kinds of answer are told apart, and from no answer at all. */
export function sayAnswer(answer: Answer | undefined): string {
  switch (answer?.state) {
    case undefined:
      return 'Not answered yet';
    case 'answered':
      return answer.text;
    case 'unknown':
      return answer.note === undefined || answer.note === ''
        ? 'Unknown'
        : `Unknown: ${answer.note}`;
    case 'not_applicable':
      return `Not applicable, because ${answer.because}`;
  }
}

/** `2026-11-24 08:00 UTC`, seconds only where there are some. */
export function sayTime(time: string | undefined): string | undefined {
  return time?.replace('T', ' ').replace(/(?::00)?(?:\.\d+)?Z$/, ' UTC');
}

export function sayMoment(moment: Moment | undefined): string | undefined {
  const time = sayTime(moment?.at);
  return time !== undefined && moment?.approximate === true ? `about ${time}` : time;
}

function cleanInline(value: Inline): Inline {
  return typeof value === 'string'
    ? cleanText(value)
    : { text: cleanText(value.text), url: value.url };
}
