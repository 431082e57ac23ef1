import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Button, IconButton, buttonClass } from '../../../src/ui/Button';
import { DataTable } from '../../../src/ui/DataTable';
import { Dialog } from '../../../src/ui/Dialog';
import { EmptyState } from '../../../src/ui/EmptyState';
import { ErrorSummary } from '../../../src/ui/ErrorSummary';
import { FileDrop } from '../../../src/ui/FileDrop';
import { ListEditor } from '../../../src/ui/ListEditor';
import { LoopDiagram, computeLoopPlaces } from '../../../src/ui/LoopDiagram';
import { Notice } from '../../../src/ui/Notice';
import { ProgressBar } from '../../../src/ui/ProgressBar';
import { SegmentedControl } from '../../../src/ui/SegmentedControl';
import { SaveStatus } from '../../../src/ui/StatusDot';
import { Tabs } from '../../../src/ui/Tabs';
import { UndoBar } from '../../../src/ui/UndoBar';
import { Verdict, type VerdictWord } from '../../../src/ui/Verdict';
import { WidgetFrame } from '../../../src/ui/WidgetFrame';
import { AddIcon } from '../../../src/ui/icons';
import { danglingReferences, referencedText, textOf } from './references';

const ignore = () => undefined;

it('a button does not submit a form unless told to', () => {
  expect(renderToStaticMarkup(<Button>Go</Button>)).toContain('type="button"');
  expect(renderToStaticMarkup(<Button type="submit">Go</Button>)).toContain('type="submit"');
});

it('an icon button has a name and a tooltip', () => {
  const html = renderToStaticMarkup(<IconButton label="Add target" icon={<AddIcon />} />);
  expect(html).toContain('aria-label="Add target"');
  expect(html).toContain('title="Add target"');
  expect(html).toMatch(/<svg aria-hidden="true"/);
});

it('a link can look like each kind of button', () => {
  expect(
    new Set([buttonClass(), buttonClass({ variant: 'primary' }), buttonClass({ size: 'small' })])
      .size,
  ).toBe(3);
});

describe('Verdict', () => {
  const WORDS: readonly (readonly [VerdictWord, string])[] = [
    ['met', 'Met'],
    ['missed', 'Missed'],
    ['not proven', 'Not proven'],
    ['no data', 'No data'],
  ];
  it.each(WORDS)('%s is a word beside a shape', (value, word) => {
    const html = renderToStaticMarkup(<Verdict value={value} />);
    expect(textOf(html)).toBe(word);
    expect(html).toContain('<svg');
  });
  it('no two shapes are the same', () => {
    const shapes = WORDS.map(([value]) =>
      /<svg.*<\/svg>/
        .exec(renderToStaticMarkup(<Verdict value={value} />))?.[0]
        .replace(/class="[^"]*"/g, ''),
    );
    expect(new Set(shapes).size).toBe(4);
  });
});

describe('Notice', () => {
  it.each([
    ['error', 'alert'],
    ['warning', 'status'],
    ['info', 'status'],
  ] as const)('%s is announced as %s when it is the answer to an action', (tone, role) => {
    expect(renderToStaticMarkup(<Notice tone={tone} announce title="T" />)).toContain(
      `role="${role}"`,
    );
    expect(renderToStaticMarkup(<Notice tone={tone} title="T" />)).not.toContain('role=');
  });
  it('says its kind in words', () => {
    expect(textOf(renderToStaticMarkup(<Notice tone="warning" title="Closed loop" />))).toBe(
      'Warning: Closed loop',
    );
  });
});

describe('WidgetFrame', () => {
  it('is a section named by its heading', () => {
    const html = renderToStaticMarkup(
      <WidgetFrame title="Gap" tag="Example" headingLevel={2}>
        x
      </WidgetFrame>,
    );
    expect(html).toMatch(/^<section/);
    expect(referencedText(html, 'aria-labelledby')).toBe('Gap');
    expect(html).toContain('<h2');
    expect(html).toContain('Example');
  });
});

describe('DataTable', () => {
  const columns = [
    { key: 'name', header: 'Metric', render: (row: { name: string }) => row.name },
    { key: 'p99', header: 'p99', unit: 'ms', align: 'end' as const, render: () => '512' },
  ];
  const table = {
    columns,
    rowKey: (row: { name: string }) => row.name,
    caption: 'Gap to the targets',
  };

  it('is a named group that can be scrolled by keyboard', () => {
    const html = renderToStaticMarkup(<DataTable {...table} rows={[{ name: 'TTFT' }]} />);
    expect(html).toMatch(/role="group"[^>]*tabindex="0"/);
    expect(referencedText(html, 'aria-labelledby')).toBe('Gap to the targets');
  });

  it('names rows and columns, with the unit in the header only', () => {
    const html = renderToStaticMarkup(<DataTable {...table} rows={[{ name: 'TTFT' }]} />);
    expect(html).toMatch(/<th scope="col"[^>]*>p99<span[^>]*> ms<\/span>/);
    expect(html).toMatch(/<th scope="row"[^>]*>TTFT<\/th>/);
    expect(html).toMatch(/<span>512<\/span>/);
  });

  it('teaches when it is empty', () => {
    expect(
      renderToStaticMarkup(<DataTable {...table} rows={[]} empty="No targets yet" />),
    ).toContain('No targets yet');
  });

  it('offers details only for rows that have some', () => {
    const html = renderToStaticMarkup(
      <DataTable
        {...table}
        rows={[{ name: 'TTFT' }, { name: 'TPOT' }]}
        rowName={(row) => row.name}
        details={(row) => (row.name === 'TTFT' ? 'why' : null)}
      />,
    );
    expect(html.match(/aria-expanded="false"/g)).toHaveLength(1);
    expect(html).toContain('aria-label="Details of TTFT"');
    expect(danglingReferences(html)).toEqual([]);
  });
});

describe('FileDrop', () => {
  const html = renderToStaticMarkup(
    <FileDrop
      label="Benchmark results"
      hint="JSON or CSV"
      accept=".json"
      onFiles={ignore}
      onText={ignore}
    />,
  );
  it('has a real file input with a label, inside a named group', () => {
    expect(html).toMatch(/role="group" aria-label="Benchmark results"/);
    expect(html).toMatch(/<input[^>]*type="file"[^>]*>/);
    expect(html).toContain('multiple=""');
    expect(html).toContain('>Choose files</label>');
    expect(danglingReferences(html)).toEqual([]);
  });
  it('takes text where the caller wants it', () => {
    expect(html).toContain('Paste text instead');
    expect(renderToStaticMarkup(<FileDrop label="L" onFiles={ignore} />)).not.toContain('Paste');
  });
  it('shows progress with a way out, and takes no second file meanwhile', () => {
    const busy = renderToStaticMarkup(
      <FileDrop
        label="L"
        onFiles={ignore}
        progress={{ label: 'Reading a.json', value: 0.25, onCancel: ignore }}
      />,
    );
    expect(busy).toMatch(/<progress[^>]*max="100"[^>]*value="25"/);
    expect(busy).toContain('>Cancel</button>');
    expect(busy).toMatch(/type="file"[^>]*disabled=""/);
  });
});

it('progress without a known end has no value', () => {
  const html = renderToStaticMarkup(<ProgressBar label="Reading" value={null} />);
  expect(/<progress[^>]*>/.exec(html)?.[0]).not.toContain('value');
});

it('ErrorSummary leads to each field', () => {
  const html = renderToStaticMarkup(
    <ErrorSummary errors={[{ message: 'Type a time.', fieldId: 'ttft' }]} />,
  );
  expect(referencedText(html, 'aria-labelledby')).toBe('There is a problem');
  expect(html).toContain('<a href="#ttft">Type a time.</a>');
  expect(html).toContain('tabindex="-1"');
});

it('EmptyState says what goes here, how, and from where', () => {
  const html = renderToStaticMarkup(
    <EmptyState
      title="No measurement yet"
      actions={<Button>Use an example</Button>}
      source="vllm bench serve"
    >
      One run of a load test.
    </EmptyState>,
  );
  expect(textOf(html)).toBe(
    'No measurement yetOne run of a load test.Use an examplevllm bench serve',
  );
});

it('SaveStatus reads out the state, not the time', () => {
  const html = renderToStaticMarkup(<SaveStatus state="done" text="Saved" detail="14:02" />);
  expect(html).toContain('<span role="status">Saved</span>');
});

it('UndoBar keeps its live region while there is nothing to say', () => {
  const empty = renderToStaticMarkup(<UndoBar text={null} onUndo={ignore} />);
  expect(empty).toContain('<span role="status"></span>');
  expect(empty).not.toContain('<button');
  expect(renderToStaticMarkup(<UndoBar text="Target removed." onUndo={ignore} />)).toContain(
    '>Undo</button>',
  );
});

it('SegmentedControl is a named group of radio buttons', () => {
  const html = renderToStaticMarkup(
    <SegmentedControl
      label="Shape"
      value="b"
      options={[
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ]}
      onCommit={ignore}
    />,
  );
  expect(html.match(/type="radio"/g)).toHaveLength(2);
  expect(/<input[^>]*checked=""[^>]*>/.exec(html)?.[0]).toContain('value="b"');
  expect(textOf(/<legend>.*<\/legend>/.exec(html)?.[0] ?? '')).toBe('Shape');
});

it('Tabs draw every panel, have one stop for the tab key, and name each panel', () => {
  const html = renderToStaticMarkup(
    <Tabs
      label="Output"
      initial="b"
      tabs={[
        { key: 'a', title: 'A', content: 'first' },
        { key: 'b', title: 'B', content: 'second' },
      ]}
    />,
  );
  expect(html).toContain('first');
  expect(html).toContain('second');
  expect(html.match(/tabindex="0"/gi)).toHaveLength(1);
  expect(/<button[^>]*aria-selected="true"[^>]*>([^<]*)/.exec(html)?.[1]).toBe('B');
  expect(html.match(/role="tabpanel"[^>]*hidden=""/g)).toHaveLength(1);
  expect(danglingReferences(html)).toEqual([]);
});

it('a closed dialog holds nothing that could be found or focused', () => {
  const html = renderToStaticMarkup(
    <Dialog open={false} onClose={ignore} title="Delete?">
      secret
    </Dialog>,
  );
  expect(html).toMatch(/^<dialog/);
  expect(textOf(html)).toBe('');
});

describe('ListEditor', () => {
  const html = renderToStaticMarkup(
    <ListEditor
      label="Targets"
      items={['TTFT', 'TPOT']}
      itemKey={(item) => item}
      itemName={(item) => `target ${item}`}
      renderItem={(item) => item}
      onAdd={ignore}
      onMove={ignore}
      onRemove={ignore}
    />,
  );
  it('says in each button what it does to what', () => {
    expect([...html.matchAll(/aria-label="([^"]*)"/g)].map((match) => match[1])).toEqual([
      'Targets',
      'Move target TTFT up',
      'Move target TTFT down',
      'Remove target TTFT',
      'Move target TPOT up',
      'Move target TPOT down',
      'Remove target TPOT',
    ]);
  });
  it('cannot move beyond the ends', () => {
    expect(/<button[^>]*Move target TTFT up[^>]*>/.exec(html)?.[0]).toContain('disabled=""');
    expect(/<button[^>]*Move target TPOT down[^>]*>/.exec(html)?.[0]).toContain('disabled=""');
    expect(html.match(/disabled=""/g)).toHaveLength(2);
  });
});

describe('LoopDiagram', () => {
  const steps = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((title, index) => ({
    key: title,
    title,
    href: `/${title}`,
    state: index === 0 ? ('complete' as const) : ('not started' as const),
    isCurrent: index === 1,
  }));

  it('is one list of links in reading order, with the state in words', () => {
    const html = renderToStaticMarkup(
      <LoopDiagram label="Steps" steps={steps} returnLabel="again" />,
    );
    expect([...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]).join('')).toBe(
      '/A/B/C/D/E/F/G',
    );
    expect(html.match(/aria-current="step"/g)).toHaveLength(1);
    expect(html).toContain('Complete');
    expect(html.match(/<li/g)).toHaveLength(7);
  });

  it('goes out along the first row and back along the second, with a free cell for the way back', () => {
    expect(computeLoopPlaces(7)).toEqual({
      columns: 4,
      free: 1,
      places: [
        { column: 1, row: 1 },
        { column: 2, row: 1 },
        { column: 3, row: 1 },
        { column: 4, row: 1 },
        { column: 4, row: 2 },
        { column: 3, row: 2 },
        { column: 2, row: 2 },
      ],
    });
  });

  it.each([1, 2, 3, 6, 8, 11])(
    '%i steps take different places and leave the last cell free',
    (count) => {
      const { columns, free, places } = computeLoopPlaces(count);
      expect(new Set(places.map((place) => `${place.column} ${place.row}`)).size).toBe(count);
      expect(places.length + free).toBe(2 * columns);
      expect(places.every((place) => place.row === 1 || place.column > free)).toBe(true);
    },
  );
});
