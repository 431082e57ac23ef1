/**
 * Every element of the document that this handbook implements is on the built site. The words expected here are those of that
 * document, in British spelling; the texts around them are the handbook's own.
 */
import { describe, expect, it } from 'vitest';
import { FIT_ROWS } from '../../src/domain/investigation/fit';
import { PITFALLS } from '../../src/domain/investigation/pitfalls';
import { STEPS } from '../../src/domain/investigation/steps';
import { HAS_BUILD, NO_BUILD, attributeOf, readBuiltPages, textOf } from './support/built-site';

const ENGINEERING = '/docs/03-professional-scenarios/engineering';
const SCENARIO = `${ENGINEERING}/05-performance-investigation`;

const STEP_OUTPUTS: readonly (readonly string[])[] = [
  ['current metrics', 'target slos'],
  ['symptom description', 'scope definition'],
  ['performance traces', 'system metrics'],
  ['root cause hypotheses', 'evidence'],
  ['reproducible test case'],
  ['optimised code', 'configuration', 'verified gains'],
  ['stable performance', 'ongoing metrics'],
];
const STEP_TITLES = [
  'define',
  'identify',
  'instrument',
  'analyse',
  'isolate',
  'optimise',
  'monitor',
];
/** One word of each row that no other row has. */
const FIT_KEYWORDS = {
  use: ['users report', 'high latency or low throughput', 'memory consumption', 'sla'],
  avoid: ['functional bug', 'prototype', 'external', 'already meets'],
};
const REASONS = [
  'User satisfaction',
  'Cost efficiency',
  'Scalability',
  'Competitive advantage',
  'Reliability',
];
const CAUSES = ['inference', 'data', 'hardware', 'network', 'application code'];
const TOOLS = [
  'cProfile',
  'Nsight Systems',
  'Prometheus',
  'Grafana',
  'ONNX',
  'TensorRT',
  'quantis',
];
const METRICS = ['latency', 'throughput', 'CPU', 'GPU', 'memory', 'SLA', 'SLO'];
const QUICK_LINKS = [
  '/docs/01-handbook-method/01-overview',
  '/docs/02-execution-patterns/06-debug-with-evidence',
  '/docs/01-handbook-method/evaluation',
];
const NEXT_STEPS = [
  '/docs/01-handbook-method/01-overview',
  '/docs/03-professional-scenarios/00-scenarios-index',
];

if (!HAS_BUILD) {
  it.skip(NO_BUILD);
} else {
  const pages = new Map(readBuiltPages().map((page) => [page.url, page]));
  const pageAt = (url: string) => {
    const page = pages.get(url);
    if (page === undefined) throw new Error(`${url} is not on the built site.`);
    return page;
  };
  const textAt = (url: string): string => pageAt(url).text;
  const hasText = (url: string, wanted: string): boolean =>
    textAt(url).toLowerCase().includes(wanted.toLowerCase());
  const article = () => pageAt(SCENARIO).elements.find(({ tagName }) => tagName === 'article');
  const linksOf = (url: string) =>
    pageAt(url)
      .elements.filter(({ tagName }) => tagName === 'a')
      .map((link) => attributeOf(link, 'href'));

  describe('the scenario page', () => {
    it('has the value, the goal and the anti-pattern', () => {
      const boxes = pageAt(SCENARIO).elements.filter((element) =>
        attributeOf(element, 'class')?.includes('theme-admonition-info'),
      );
      expect(boxes.map(textOf).join(' ')).toMatch(/worth|value/i);
      expect(textAt(SCENARIO)).toContain('Goal.');
      expect(textAt(SCENARIO)).toContain('Anti-pattern.');
    });

    it.each(CAUSES)('names %s among the causes', (cause) => {
      expect(hasText(SCENARIO, cause)).toBe(true);
    });

    it.each(['use', 'avoid'] as const)('has the four rows of "%s"', (side) => {
      const rows = FIT_ROWS.filter((row) => row.side === side);
      expect(rows).toHaveLength(4);
      for (const keyword of FIT_KEYWORDS[side]) {
        expect(
          rows.filter(({ text }) => text.toLowerCase().includes(keyword)),
          keyword,
        ).toHaveLength(1);
      }
      for (const { text, advice } of rows) {
        expect(hasText(SCENARIO, text), text).toBe(true);
        expect(hasText(SCENARIO, advice), advice).toBe(true);
      }
    });

    it('has seven steps', () => {
      expect(STEPS.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    });

    it.each(STEPS.map((step, index) => [step.title, step, index] as const))(
      'has focus, output and risk of "%s"',
      (_title, step, index) => {
        expect(step.title.toLowerCase()).toContain(STEP_TITLES[index]);
        for (const output of STEP_OUTPUTS[index] ?? ['?'])
          expect(step.output.join(', ').toLowerCase()).toContain(output);
        for (const text of [step.focus, ...step.output, step.riskIfSkipped])
          expect(hasText(SCENARIO, text), text).toBe(true);
        expect(linksOf(SCENARIO)).toContain(
          `${ENGINEERING}/performance-investigation-steps/${step.slug}`,
        );
      },
    );

    it('has the loop as a diagram of seven nodes and seven edges, the last of which closes it', () => {
      const source = pageAt(SCENARIO)
        .elements.filter(({ tagName }) => tagName === 'pre')
        .map(textOf)
        .find((text) => text.includes('accTitle'));
      const nodes = [...(source ?? '').matchAll(/(\w)\["(\d) ([^"]+)"\]/g)];
      expect(nodes.map(([, , number, title]) => [Number(number), title])).toEqual(
        STEPS.map(({ number, title }) => [number, title]),
      );
      const edges = [...(source ?? '').matchAll(/(\w)(?:\["[^"]*"\])? --> (\w)/g)].map(
        ([, from, to]) => `${from ?? ''}${to ?? ''}`,
      );
      const [first, ...others] = nodes.map(([, id]) => id ?? '');
      const circle = [first, ...others, first].flatMap((id, index, ids) =>
        index === 0 ? [] : [`${ids[index - 1] ?? ''}${id ?? ''}`],
      );
      expect(edges).toEqual(circle);
      expect(edges).toHaveLength(7);
    });

    it.each(REASONS)('gives the reason "%s"', (reason) => {
      expect(hasText(SCENARIO, reason)).toBe(true);
    });

    it.each(PITFALLS.map((pitfall) => [pitfall.title, pitfall] as const))(
      'has impact and correction of "%s"',
      (_title, pitfall) => {
        expect(hasText(SCENARIO, pitfall.impact)).toBe(true);
        expect(hasText(SCENARIO, pitfall.correction)).toBe(true);
        expect(linksOf(SCENARIO)).toContain(
          `${ENGINEERING}/performance-investigation-pitfalls/${pitfall.id}`,
        );
      },
    );

    it('has the five pitfalls', () => {
      expect(PITFALLS).toHaveLength(5);
    });

    it.each([...QUICK_LINKS, ...NEXT_STEPS])('links to %s from its text', (url) => {
      const text = article();
      expect(text).toBeDefined();
      expect(linksOf(SCENARIO)).toContain(url);
      expect(pages.has(url)).toBe(true);
    });
  });

  it.each(STEPS.map(({ slug, checklist }) => [slug, checklist] as const))(
    'the page of step %s has its checklist',
    (slug, checklist) => {
      const url = `${ENGINEERING}/performance-investigation-steps/${slug}`;
      for (const item of checklist) {
        for (const text of [item.text, item.why, item.evidence])
          expect(hasText(url, text), text).toBe(true);
      }
    },
  );

  it.each(PITFALLS.map(({ id }) => id))('the pitfall %s has a page', (id) => {
    expect(textAt(`${ENGINEERING}/performance-investigation-pitfalls/${id}`)).not.toBe('');
  });

  it.each(TOOLS)('the pages of steps and pitfalls say what %s is for', (tool) => {
    const urls = [...pages.keys()].filter((url) =>
      url.startsWith(`${ENGINEERING}/performance-investigation-`),
    );
    expect(urls.filter((url) => hasText(url, tool))).not.toEqual([]);
  });

  it.each(METRICS)('the scenario or its first step names %s', (metric) => {
    const step = `${ENGINEERING}/performance-investigation-steps/01-define-and-measure-baseline`;
    expect(hasText(SCENARIO, metric) || hasText(step, metric)).toBe(true);
  });
}
