import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSafeLink } from '../../../../src/domain/investigation/safe-link';

describe('parseSafeLink', () => {
  it.each([
    [
      'https://grafana.example.com/d/abc?from=1&to=2',
      'https://grafana.example.com/d/abc?from=1&to=2',
    ],
    ['  http://wiki.example.com/page  ', 'http://wiki.example.com/page'],
    ['HTTPS://Example.COM/Path', 'https://example.com/Path'],
    ['mailto:oncall@example.com?subject=TTFT', 'mailto:oncall@example.com?subject=TTFT'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ])('takes %j', (text, href) => {
    expect(parseSafeLink(text)).toBe(href);
  });

  it.each([
    ['nothing', ''],
    ['a plain name', 'grafana'],
    ['a host without a scheme', 'grafana.example.com/d/abc'],
    ['a path of this site', '/docs/01'],
    ['a scheme-relative address', '//evil.example'],
    ['a script', 'javascript:alert(1)'],
    ['a script in capitals', 'JaVaScRiPt:alert(1)'],
    ['a script with a tab that browsers drop', 'java\tscript:alert(1)'],
    ['a script after a control character', '\u0001javascript:alert(1)'],
    ['a document', 'data:text/html,<script>alert(1)</script>'],
    ['a blob', 'blob:https://example.com/1'],
    ['a local file', 'file:///etc/passwd'],
    ['another scheme that a program may have claimed', 'vscode://open?x'],
    ['a scheme that browsers repair', 'https:example.com'],
    ['backslashes that browsers turn around', 'https:\\\\evil.example'],
    ['white space inside', 'https://example.com/a b'],
    ['a line break inside', 'https://example.com/\njavascript:'],
    ['an invisible character', 'https://example.com/\u200b'],
    ['text that runs backwards', 'https://example.com/\u202egpj.exe'],
    ['a host hidden behind a user name', 'https://docs.example.com@evil.example/'],
    ['a password', 'https://user:secret@example.com/'],
    ['no host', 'https://'],
    ['a port that does not exist', 'https://example.com:99999/'],
  ])('refuses %s', (_what, text) => {
    expect(parseSafeLink(text)).toBeNull();
  });

  it('never returns an address of another scheme, whatever is typed', () => {
    const schemes = fc.constantFrom('https://', 'http://', 'mailto:', 'javascript:', 'data:', '');
    fc.assert(
      fc.property(schemes, fc.string({ unit: 'binary' }), (scheme, rest) => {
        const href = parseSafeLink(scheme + rest);
        if (href !== null) expect(href).toMatch(/^(?:https?:\/\/[^/@\s]+\/|mailto:)/u);
      }),
    );
  });

  it('gives the same for what it has given', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        const href = parseSafeLink(url);
        if (href !== null) expect(parseSafeLink(href)).toBe(href);
      }),
    );
  });
});
