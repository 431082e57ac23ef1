import { describe, expect, it } from 'vitest';
import {
  breakExpressions,
  quoteForPipeline,
} from '../../../../../src/exporters/monitoring/pipeline/neutral-text';

describe('expressions', () => {
  it.each([
    ['${{ github.token }}', '$ {{ github.token }}'],
    ['$${{', '$$ {{'],
    ['${{${{', '$ {{$ {{'],
    ['${ {', '${ {'],
  ])('%s', (text, broken) => {
    expect(breakExpressions(text)).toBe(broken);
    expect(breakExpressions(text)).not.toContain('${{');
  });

  it('are taken apart in a word, where the shell puts them together again', () => {
    expect(quoteForPipeline('a${{ b }}')).toBe("'a$''{{ b }}'");
    expect(quoteForPipeline("it's")).toBe(String.raw`'it'\''s'`);
  });
});
