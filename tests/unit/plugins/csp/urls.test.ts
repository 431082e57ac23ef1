import { describe, expect, it } from 'vitest';
import { findForeignCss, isForeignUrl, isScriptUrl } from '../../../../src/plugins/csp/urls';

const SITE = 'https://handbook.example';

describe('isForeignUrl', () => {
  it.each([
    '/assets/a.js',
    'a.svg',
    '../a',
    '#id',
    '',
    'https://handbook.example/a',
    '//handbook.example/a',
    'data:image/png;base64,AA',
    'blob:x',
    'mailto:a@b.example',
  ])('%s is the site’s own', (url) => {
    expect(isForeignUrl(url, SITE)).toBe(false);
  });
  it.each([
    'https://cdn.example/a.js',
    '//cdn.example/a.js',
    'http://handbook.example/a',
    '\\\\cdn.example\\a',
    'HTTPS://CDN.EXAMPLE',
    ' https://cdn.example',
    'wss://cdn.example',
  ])('%s is not', (url) => {
    expect(isForeignUrl(url, SITE)).toBe(true);
  });
});

describe('isScriptUrl', () => {
  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:x',
    'vbscript:x',
  ])('%j runs script', (url) => {
    expect(isScriptUrl(url)).toBe(true);
  });
  it.each(['/javascript:', 'https://a.example/javascript:x', '#javascript:'])(
    '%j does not',
    (url) => {
      expect(isScriptUrl(url)).toBe(false);
    },
  );
});

describe('findForeignCss', () => {
  it('finds addresses in url() and @import, with and without quotes', () => {
    const css = `@import "https://a.example/a.css"; @import url(//b.example/b.css); .c { background: url( 'https://c.example/c.png' ) }`;
    expect(findForeignCss(css, SITE)).toEqual([
      'style fetches https://a.example/a.css from elsewhere',
      'style fetches //b.example/b.css from elsewhere',
      'style fetches https://c.example/c.png from elsewhere',
    ]);
  });
  it('lets own files and data pass', () => {
    expect(
      findForeignCss(
        `.a { background: url(/img/a.svg) } .b { mask: url("data:image/svg+xml;utf8,<svg/>") }`,
        SITE,
      ),
    ).toEqual([]);
  });
});
