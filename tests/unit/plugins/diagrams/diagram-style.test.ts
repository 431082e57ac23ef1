import { describe, expect, it } from 'vitest';
import { createMermaidConfig, readTokens } from '../../../../src/plugins/diagrams/diagram-style';

const CSS = `
:root { --space: 1rem; }
:root, [data-theme='light'] { --ink: #111; --page: #fff; }
@media screen { [data-theme='dark'] { --ink: #eee; } }
`;

describe('readTokens', () => {
  it('reads the light values, and the dark ones over them', () => {
    expect(Object.fromEntries(readTokens('light', CSS))).toEqual({
      space: '1rem',
      ink: '#111',
      page: '#fff',
    });
    expect(Object.fromEntries(readTokens('dark', CSS))).toEqual({
      space: '1rem',
      ink: '#eee',
      page: '#fff',
    });
  });
});

describe('createMermaidConfig', () => {
  it('draws text as SVG text, because HTML in a picture stays empty in some browsers', () => {
    expect(createMermaidConfig('light', 'x').htmlLabels).toBe(false);
  });

  it('differs between the themes in colours only', () => {
    const layoutOf = (config: object): string =>
      JSON.stringify(config, (key, value: unknown) =>
        key === 'themeVariables' || key === 'themeCSS' ? undefined : value,
      );
    const [light, dark] = [createMermaidConfig('light', 'x'), createMermaidConfig('dark', 'x')];
    expect(layoutOf(dark)).toBe(layoutOf(light));
    expect(dark).not.toEqual(light);
  });
});
