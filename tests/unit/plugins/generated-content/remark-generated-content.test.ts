import { describe, expect, it } from 'vitest';
import { generatedContentRemarkPlugin } from '../../../../src/plugins/generated-content';
import { parsePage, walkTree } from '../../../../src/plugins/markdown/parse-page';

function transform(markdown: string) {
  const tree = parsePage(markdown);
  generatedContentRemarkPlugin()(tree, { path: 'docs/a.mdx' });
  return tree;
}

describe('generatedContentRemarkPlugin', () => {
  it('puts a table in place of a tag, links included', () => {
    const tree = transform('Before.\n\n<StepTable />\n\nAfter.');
    expect(tree.children.map(({ type }) => type)).toEqual(['paragraph', 'table', 'paragraph']);
    const table = tree.children[1];
    expect(table?.type === 'table' ? table.children.length : 0).toBe(8);
    const links = [...walkTree(tree)].filter(({ type }) => type === 'link');
    expect(links).toHaveLength(7);
  });

  it('finds tags inside lists and admonitions', () => {
    const tree = transform(
      ':::tip\n\n<ChecklistTable step="3" />\n\n:::\n\n- item\n\n  <PitfallTable />',
    );
    expect([...walkTree(tree)].filter(({ type }) => type === 'table')).toHaveLength(2);
  });

  it.each(['<GapTable />', '<FitCheck />', '<Details>\n\ntext\n\n</Details>'])(
    'leaves %s to the page',
    (tag) => {
      expect(transform(tag).children[0]?.type).toBe('mdxJsxFlowElement');
    },
  );

  it.each([
    [
      'text\n\n<StepsTable />',
      'docs/a.mdx:3: <StepsTable /> is no generated table; there are StepTable, ',
    ],
    ['<StepTable rows="3" />', '<StepTable /> takes no attributes, but has rows.'],
    ['<ChecklistTable />', '<ChecklistTable /> takes exactly one attribute, step="1" to step="7".'],
    ['<ChecklistTable step="8" />', '<ChecklistTable /> takes exactly one attribute'],
    [
      '<ChecklistTable step={1} />',
      '<ChecklistTable /> takes attributes of the form name="value" only.',
    ],
    ['<StepTable {...props} />', '<StepTable /> takes attributes of the form name="value" only.'],
    ['Within <StepTable /> a line.', '<StepTable /> must stand on a line of its own.'],
  ])('refuses %s', (markdown, message) => {
    expect(() => transform(markdown)).toThrow(message);
  });
});
