import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AnswerField } from '../../../src/ui/fields/AnswerField';
import { CheckboxField } from '../../../src/ui/fields/CheckboxField';
import { DateField, DateTimeField } from '../../../src/ui/fields/DateField';
import { NumberField } from '../../../src/ui/fields/NumberField';
import { RadioGroup } from '../../../src/ui/fields/RadioGroup';
import { SelectField } from '../../../src/ui/fields/SelectField';
import { ShareField } from '../../../src/ui/fields/ShareField';
import { TextArea } from '../../../src/ui/fields/TextArea';
import { TextField } from '../../../src/ui/fields/TextField';
import { danglingReferences, referencedText, textOf } from './references';

const ignore = () => undefined;
const number = {
  parse: (text: string) => ({ ok: true as const, value: Number(text) }),
  format: (value: number) => `${value * 1000}`,
  onCommit: ignore,
};
const OPTIONS = [
  { value: 'open', label: 'Open', hint: 'Arrivals do not wait' },
  { value: 'closed', label: 'Closed' },
] as const;

const ALL: readonly (readonly [string, ReactElement])[] = [
  ['TextField', <TextField key="" label="L" hint="H" error="E" value="v" />],
  ['TextArea', <TextArea key="" label="L" hint="H" error="E" value="v" />],
  ['NumberField', <NumberField key="" label="L" hint="H" error="E" value={0.5} {...number} />],
  ['ShareField', <ShareField key="" label="L" hint="H" error="E" value={0.5} onCommit={ignore} />],
  ['DateField', <DateField key="" label="L" hint="H" error="E" value={null} onCommit={ignore} />],
  [
    'DateTimeField',
    <DateTimeField key="" label="L" hint="H" error="E" value={null} onCommit={ignore} />,
  ],
  [
    'SelectField',
    <SelectField
      key=""
      label="L"
      hint="H"
      error="E"
      value="open"
      options={OPTIONS}
      onCommit={ignore}
    />,
  ],
  [
    'CheckboxField',
    <CheckboxField key="" label="L" hint="H" error="E" checked onCommit={ignore} />,
  ],
  [
    'RadioGroup',
    <RadioGroup
      key=""
      label="L"
      hint="H"
      error="E"
      value="open"
      options={OPTIONS}
      onCommit={ignore}
    />,
  ],
];

describe.each(ALL)('%s', (_, element) => {
  const html = renderToStaticMarkup(element);

  it('has a label, and what it refers to exists', () => {
    expect(html).toMatch(/<label[^>]* for=|<legend/);
    expect(danglingReferences(html)).toEqual([]);
  });

  it('is described by its hint and then its error', () => {
    expect(referencedText(html, 'aria-describedby')).toBe('H Error: E');
  });

  it('never uses type=number or required', () => {
    expect(html).not.toMatch(/type="number"|\srequired/);
  });
});

describe('NumberField', () => {
  const html = renderToStaticMarkup(
    <NumberField label="TTFT p95" unit="ms" unitName="milliseconds" value={0.85} {...number} />,
  );

  it('says the unit in the label, and shows it to the eye only', () => {
    expect(html).toContain('TTFT p95, in milliseconds</label>');
    expect(html).toMatch(/aria-hidden="true">ms</);
  });

  it('shows the value as formatted, in a text box with the decimal keypad', () => {
    expect(html).toContain('type="text"');
    expect(html).toContain('inputMode="decimal"');
    expect(html).toContain('value="850"');
  });

  it('is empty for a missing value: neither 0 nor NaN', () => {
    expect(renderToStaticMarkup(<NumberField label="x" value={null} {...number} />)).toContain(
      'value=""',
    );
  });
});

it('a field without hint and error describes nothing', () => {
  const html = renderToStaticMarkup(<TextField label="Owner" value="" />);
  expect(html).not.toContain('aria-describedby');
  expect(html).not.toContain('aria-invalid');
});

it('a hidden label is still there', () => {
  const html = renderToStaticMarkup(<TextField label="Owner" labelHidden value="" />);
  expect(textOf(html)).toBe('Owner');
});

it('SelectField offers the empty choice only while nothing is chosen', () => {
  const chosen = <SelectField label="L" value="open" options={OPTIONS} onCommit={ignore} />;
  const none = <SelectField label="L" value={null} options={OPTIONS} onCommit={ignore} />;
  expect(renderToStaticMarkup(chosen)).not.toContain('Choose');
  expect(renderToStaticMarkup(none)).toContain('<option value="" selected="">Choose</option>');
});

it('SelectField gathers options by group, in the order of first appearance', () => {
  const options = [
    { value: 'a', label: 'A', group: 'Latency' },
    { value: 'b', label: 'B', group: 'Rates' },
    { value: 'c', label: 'C', group: 'Latency' },
  ];
  const html = renderToStaticMarkup(
    <SelectField label="Metric" value="b" options={options} onCommit={ignore} />,
  );
  expect(textOf(html.slice(html.indexOf('<select')))).toBe('ACB');
  expect(html).toContain('<optgroup label="Rates"><option value="b" selected="">B</option>');
});

describe('AnswerField', () => {
  const draw = (value: Parameters<typeof AnswerField>[0]['value']) =>
    renderToStaticMarkup(<AnswerField label="Who is affected?" value={value} onCommit={ignore} />);
  const checked = (html: string) => /<input[^>]*checked=""[^>]*>([^<]*)/.exec(html)?.[1];

  it('is a group named by its question', () => {
    const html = draw(null);
    expect(html).toContain('role="group"');
    expect(referencedText(html, 'aria-labelledby')).toBe('Who is affected?');
    expect(danglingReferences(html)).toEqual([]);
  });

  it.each([
    [null, 'Answer', ''],
    [{ state: 'answered', text: 'EU tenants' } as const, 'Answer', 'EU tenants'],
    [{ state: 'unknown' } as const, 'Unknown', ''],
    [{ state: 'not_applicable', because: 'one tenant' } as const, 'Not applicable', 'one tenant'],
  ])('shows %j', (value, kind, text) => {
    const html = draw(value);
    expect(checked(html)).toBe(kind);
    expect(textOf(/<textarea.*<\/textarea>/.exec(html)?.[0] ?? 'none')).toBe(text);
  });
});
