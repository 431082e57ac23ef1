import { describe, expect, it } from 'vitest';
import { inspectHtml } from '../../../../src/plugins/csp/inspect-html';
import { computePolicy, insertPolicy } from '../../../../src/plugins/csp/policy';

const SITE = 'https://handbook.example';

const aPage = (body: string, head = '') =>
  `<!doctype html><html lang=en><head><meta charset=UTF-8>${head}<title>A</title></head><body>${body}</body></html>`;

const problemsOf = (html: string) => inspectHtml(html, SITE).problems;

describe('computePolicy', () => {
  it('hashes inline scripts as browsers do', () => {
    // The example of the specification, https://www.w3.org/TR/CSP2/#script-src-hash-usage
    expect(computePolicy([`alert('Hello, world.');`])).toContain(
      `script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='`,
    );
  });

  it('forbids what nothing needs', () => {
    const policy = computePolicy([]);
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; /);
    for (const directive of [
      `object-src 'none'`,
      `base-uri 'none'`,
      `form-action 'none'`,
      `connect-src 'self'`,
      `worker-src 'self'`,
    ]) {
      expect(policy.split('; ')).toContain(directive);
    }
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
  });

  it('names a hash once and does not depend on the order of scripts', () => {
    expect(computePolicy(['a()', 'b()', 'a()'])).toBe(computePolicy(['b()', 'a()']));
  });

  it('takes further sources for scripts', () => {
    expect(computePolicy([], [`'wasm-unsafe-eval'`])).toContain(
      `script-src 'self' 'wasm-unsafe-eval';`,
    );
  });
});

describe('connect-src', () => {
  const directives = (connectSources?: readonly string[]) =>
    computePolicy([], [], connectSources).split('; ');

  it('is the site alone unless origins are named', () => {
    expect(directives()).toContain(`connect-src 'self'`);
    expect(computePolicy([], [], [])).toBe(computePolicy([]));
  });

  it('is widened by exactly these origins, and nothing else is', () => {
    const origins = ['http://localhost:9090', 'https://prometheus.example'];
    const widened = directives(origins);
    expect(widened).toContain(
      `connect-src 'self' http://localhost:9090 https://prometheus.example`,
    );
    expect(widened.filter((directive) => !directive.startsWith('connect-src'))).toEqual(
      directives().filter((directive) => !directive.startsWith('connect-src')),
    );
    const result = insertPolicy(aPage('text'), { siteOrigin: SITE, connectSources: origins });
    expect(result).toMatchObject({
      kind: 'ok',
      html: expect.stringContaining(
        `connect-src 'self' http://localhost:9090 https://prometheus.example;`,
      ) as string,
    });
  });
});

describe('insertPolicy', () => {
  it('puts the policy before everything else in the head', () => {
    const result = insertPolicy(aPage('text'), { siteOrigin: SITE });
    expect(result).toMatchObject({ kind: 'ok' });
    if (result.kind !== 'ok') return;
    expect(result.html).toMatch(
      /<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; [^"]+"><meta charset=UTF-8>/,
    );
  });

  it('covers inline scripts in head and body, and no data blocks', () => {
    const html = aPage(
      '<script>two()</script><script src=/a.js></script>',
      '<script>one()</script><script type=application/ld+json>{"a":1}</script>',
    );
    expect(inspectHtml(html, SITE).inlineScripts).toEqual(['one()', 'two()']);
  });

  it('reads script text as a browser does: markup inside it is text', () => {
    const script = `if (a < b && "</p>") { c = '<img src="https://cdn.example/x.png" onerror=x>' }`;
    expect(inspectHtml(aPage(`<script>${script}</script>`), SITE)).toMatchObject({
      inlineScripts: [script],
      problems: [],
    });
  });

  it('refuses a page without a head tag', () => {
    expect(insertPolicy('<p>fragment', { siteOrigin: SITE })).toEqual({
      kind: 'refused',
      problems: ['no <head> tag'],
    });
  });

  it('refuses to do its work twice', () => {
    const once = insertPolicy(aPage('text'), { siteOrigin: SITE });
    if (once.kind !== 'ok') throw new Error('the first time must succeed');
    expect(insertPolicy(once.html, { siteOrigin: SITE })).toMatchObject({
      kind: 'refused',
      problems: ['the page has a Content-Security-Policy already'],
    });
  });
});

describe('what a page may not hold', () => {
  it.each([
    ['an event handler', '<p onclick="x()">a</p>', 'inline event handler onclick on <p>'],
    [
      'an event handler in an SVG',
      '<svg><g onload="x()"/></svg>',
      'inline event handler onload on <g>',
    ],
    [
      'a javascript: link',
      '<a href="javascript:x()">a</a>',
      'href="javascript:x()" on <a> runs script',
    ],
    [
      'a script from elsewhere',
      '<script src="https://cdn.example/a.js"></script>',
      '<script> fetches https://cdn.example/a.js from elsewhere',
    ],
    [
      'a script as data',
      '<script src="data:text/javascript,x()"></script>',
      '<script> with a data or blob URL',
    ],
    [
      'an image from elsewhere',
      '<img src="//cdn.example/a.png" alt="">',
      '<img> fetches //cdn.example/a.png from elsewhere',
    ],
    [
      'one of an image’s sources from elsewhere',
      '<img srcset="/a.png 1x, https://cdn.example/b.png 2x" alt="">',
      '<img> fetches https://cdn.example/b.png from elsewhere',
    ],
    [
      'an SVG part from elsewhere',
      '<svg><use xlink:href="https://cdn.example/a.svg#b"/></svg>',
      '<use> fetches https://cdn.example/a.svg#b from elsewhere',
    ],
    ['a frame', '<iframe src="/own"></iframe>', '<iframe> embeds another document'],
    [
      'a style that fetches',
      '<p style="background:url(https://cdn.example/a.png)">a</p>',
      'style fetches https://cdn.example/a.png from elsewhere',
    ],
    [
      'an image in a template',
      '<template><img src="https://cdn.example/a.png"></template>',
      '<img> fetches https://cdn.example/a.png from elsewhere',
    ],
    [
      'an image for readers without JavaScript',
      '<noscript><img src="https://cdn.example/a.png"></noscript>',
      '<img> fetches https://cdn.example/a.png from elsewhere',
    ],
  ])('%s', (_name, body, problem) => {
    expect(problemsOf(aPage(body))).toContain(problem);
  });

  it.each([
    [
      'a style sheet from elsewhere',
      '<link rel="stylesheet" href="https://cdn.example/a.css">',
      '<link> fetches https://cdn.example/a.css from elsewhere',
    ],
    [
      'a connection opened in advance',
      '<link rel="preconnect" href="https://cdn.example">',
      '<link> fetches https://cdn.example from elsewhere',
    ],
    ['a base address', '<base href="/a/">', '<base> changes where addresses lead'],
  ])('%s', (_name, head, problem) => {
    expect(problemsOf(aPage('', head))).toContain(problem);
  });

  it('lets links to other sites, canonical addresses and own files pass', () => {
    const head =
      '<link rel="canonical" href="https://elsewhere.example/a"><link rel="stylesheet" href="/a.css"><link rel="alternate" href="https://elsewhere.example/b">';
    const body =
      '<a href="https://elsewhere.example/">a</a><img src="/a.svg" alt="a"><img src="data:image/png;base64,AA" alt=""><p style="color:red">b</p>';
    expect(problemsOf(aPage(body, head))).toEqual([]);
  });
});
