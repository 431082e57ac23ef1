/** Colours of code blocks in both themes, each at least 4.5:1 on its background (WCAG 1.4.3), which the stock themes miss in comments. */
import type { PrismTheme } from 'prism-react-renderer';

export const codeThemes: { readonly theme: PrismTheme; readonly darkTheme: PrismTheme } = {
  theme: createTheme({
    background: '#f6f4ef',
    text: '#24211c',
    comment: '#6a6458',
    keyword: '#7a3e00',
    string: '#245b34',
    name: '#0b5568',
  }),
  darkTheme: createTheme({
    background: '#1f1d1a',
    text: '#e8e4da',
    comment: '#a49d8f',
    keyword: '#f0b37e',
    string: '#a5d6a7',
    name: '#8fd0e0',
  }),
};

interface CodeColours {
  readonly background: string;
  readonly text: string;
  readonly comment: string;
  readonly keyword: string;
  readonly string: string;
  readonly name: string;
}

function createTheme(colours: CodeColours): PrismTheme {
  return {
    plain: { color: colours.text, backgroundColor: colours.background },
    styles: [
      { types: ['comment', 'prolog', 'doctype', 'cdata'], style: { color: colours.comment } },
      {
        types: ['keyword', 'operator', 'boolean', 'number', 'constant'],
        style: { color: colours.keyword },
      },
      { types: ['string', 'char', 'attr-value', 'regex'], style: { color: colours.string } },
      {
        types: ['function', 'property', 'attr-name', 'tag', 'class-name', 'variable'],
        style: { color: colours.name },
      },
    ],
  };
}
