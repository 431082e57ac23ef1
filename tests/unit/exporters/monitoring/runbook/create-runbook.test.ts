import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STEPS } from '../../../../../src/domain/investigation/steps';
import { checkPromql } from '../../../../../src/domain/monitoring/promql-template';
import { createRuleFile } from '../../../../../src/exporters/monitoring/prometheus/create-rules';
import { createRunbook } from '../../../../../src/exporters/monitoring/runbook/create-runbook';
import {
  codesOf,
  headingsOf,
  linksOf,
  parseMarkdown,
  shapeOf,
  textOf,
  visibleText,
} from '../../../../support/openslo/markdown';
import {
  DAY,
  HANDBOOK,
  PRESET_PLANS,
  createHostilePlan,
  hostileText,
  onlyLevel,
  planOf,
} from '../../../../support/openslo/plans';
import { aTarget } from '../../../domain/support/measurements';

/** The text of a plan's only section, as a reader sees it. */
function read(...args: Parameters<typeof planOf>): string {
  const nodes = parseMarkdown(createRunbook(planOf(...args)).text);
  return nodes
    .filter(({ type }) => type === 'paragraph' || type === 'tableRow' || type === 'heading')
    .map((node) => textOf(node))
    .join('\n');
}
const rowsOf = (text: string): readonly (readonly string[])[] =>
  parseMarkdown(text).flatMap((node) =>
    node.type === 'tableRow' ? [node.children.map((cell) => textOf(cell))] : [],
  );

/** GitHub's rule: lower case, punctuation goes, spaces become dashes, and a number tells later headings of the same name apart. */
function anchorsOf(nodes: ReturnType<typeof parseMarkdown>): readonly string[] {
  const taken = new Map<string, number>();
  return nodes.flatMap((node) => {
    if (node.type !== 'heading') return [];
    const slug = textOf(node)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-');
    const before = taken.get(slug) ?? 0;
    taken.set(slug, before + 1);
    return [before === 0 ? slug : `${slug}-${before}`];
  });
}

describe('the sections', () => {
  it.each(PRESET_PLANS.filter((_plan, index) => index % 31 === 0))(
    'are where the alerts link to: %s',
    (_name, plan) => {
      const nodes = parseMarkdown(createRunbook(plan).text);
      const anchors = anchorsOf(nodes);
      const linked = createRuleFile(plan)
        .groups.flatMap(({ rules }) => rules)
        .flatMap((rule) => ('alert' in rule ? [rule.annotations.runbook ?? ''] : []));
      expect(new Set(linked)).toEqual(new Set(plan.levels.map(({ id }) => `runbook.md#${id}`)));
      for (const link of linked) expect(anchors).toContain(link.replace('runbook.md#', ''));
      for (const link of linksOf(nodes)) {
        if (link.startsWith('#')) expect(anchors).toContain(link.slice(1));
      }
      for (const query of codesOf(nodes, 'promql')) expect(checkPromql(query)).toBeNull();
      expect(createRunbook(plan).text).not.toMatch(/NaN|undefined|\$window|\bnull\b/u);
    },
  );

  it('keep an anchor that a tracker would take for a reference', () => {
    const plan = planOf([aTarget('TTFT p99 <= 500 ms', 'a')], { engine: 'vllm' });
    const level = { ...onlyLevel(plan), id: 'gh-1-first-token' };
    const nodes = parseMarkdown(createRunbook({ ...plan, levels: [level] }).text);
    expect(headingsOf(nodes, 2)).toContain('gh-1-first-token');
  });
});

describe('what an alert means', () => {
  const plan = planOf([aTarget('TTFT p99.9 <= 500 ms', 'a')], { engine: 'vllm' });
  const { text } = createRunbook(plan);

  it('is said with the numbers of the SRE workbook for 99.9 % over 30 days', () => {
    // Chapter 5: 14.4 × 0.1 %, 6 × 0.1 %, 1 × 0.1 %; 30 d ÷ 14.4 = 2.083 d; 0.1 % of 30 d = 43.2 min; 14.4 × 0.1 % of 1 h = 51.84 s.
    expect(rowsOf(text)).toContainEqual([
      'TimeToFirstTokenBudgetBurn, page',
      '1h and 5m',
      '1.44 %',
      '14.4',
      '2 %',
      '2.08 d',
      '51.8 s',
    ]);
    expect(rowsOf(text)).toContainEqual([
      'TimeToFirstTokenBudgetBurn, page',
      '6h and 30m',
      '0.6 %',
      '6',
      '5 %',
      '5 d',
      '129.6 s',
    ]);
    expect(rowsOf(text)).toContainEqual([
      'TimeToFirstTokenBudgetBurn, ticket',
      '3d and 6h',
      '0.1 %',
      '1',
      '10 %',
      '30 d',
      '259 s',
    ]);
    expect(text).toContain(
      'More than 1.44 % of requests were bad over the last 1h and over the last 5m: the error budget of 30d burns more than 14.4 times as fast as it may, and a full one would be gone in 2.08 d.',
    );
    expect(text).toContain(
      'an error budget of 0.1 %: of a million requests, 1000 may be bad, and a complete failure uses all of it up in 43.2 min.',
    );
    expect(text).toContain('A complete failure burns at 1000 and');
  });

  it('speaks of tokens where the histogram counts tokens', () => {
    const tokens = read([aTarget('ITL p99 <= 50 ms', 'a')], { engine: 'vllm' });
    expect(tokens).toContain('Bad is a token whose inter-token latency is above 50 ms.');
    expect(tokens).toContain('The histogram counts tokens, not requests');
    expect(tokens).toMatch(/More than \S+ % of tokens were bad/u);
    expect(tokens).not.toMatch(/% of requests (?:were|good)/u);
  });

  it('says which range is judged wrongly where the threshold lies between two bounds', () => {
    const target = aTarget('TTFT p99 <= 300 ms', 'a');
    const strict = read([target], { engine: 'vllm' });
    expect(strict).toContain('Bad is a request whose time to first token is above 250 ms.');
    expect(strict).toContain('requests between 250 ms and 300 ms count as bad although');
    expect(strict).toContain('Does the other bound agree?');
    const lenient = read([target], {
      engine: 'vllm',
      sources: { a: { kind: 'histogram', boundary: 'optimistic' } },
    });
    expect(lenient).toContain('Bad is a request whose time to first token is above 500 ms.');
    expect(lenient).toContain('requests between 300 ms and 500 ms count as good although');
    expect(read([aTarget('TTFT p99 <= 500 ms', 'a')], { engine: 'vllm' })).not.toContain(
      'other bound',
    );
  });

  it('says that a ready-made share is averaged over time', () => {
    const share = read([aTarget('errors <= 0.1%', 'a')], {
      sources: { a: { kind: 'error ratio', ratio: 'avg_over_time(s[$window])' } },
    });
    expect(share).toContain('a quiet hour weighs as much as a busy one');
    expect(share).toContain('it does not say of how many events');
  });

  it('names the alert for missing data where no other can fire', () => {
    const level = onlyLevel(plan);
    const none = createRunbook({ ...plan, levels: [{ ...level, alerts: [] }] }).text;
    expect(none).toContain('what woke you is the alert for missing data');
    expect(none).toContain('TimeToFirstTokenDataMissing pages when for 10m');
    expect(none).not.toContain('BudgetBurn');
  });
});

describe('the end of an alert', () => {
  it('comes with its short windows', () => {
    const text = read([aTarget('TTFT p99 <= 500 ms', 'a')], { engine: 'vllm', holdFor: 120 });
    // Measured with promtool for these pairs: a page resets about 30 min after the burning, a ticket about 6 h.
    expect(text).toContain('The page ends by itself within 5m to 30m after');
    expect(text).toContain('The ticket ends by itself within 6h after');
    expect(text).toContain('A condition has to hold for 2m before its alert fires.');
    expect(text).toContain('back below 1 %, which is a burn rate of 1');
  });
});

describe('queries', () => {
  it('split a histogram by instance and by the label that names the model', () => {
    const byEngine = (engine: 'vllm' | 'tgi' | 'triton', target: string) =>
      codesOf(
        parseMarkdown(createRunbook(planOf([aTarget(target, 'a')], { engine })).text),
        'promql',
      ).find((query) => query.includes('sum by'));
    expect(byEngine('vllm', 'TTFT p99 <= 500 ms')).toContain('sum by (instance, model_name) (');
    expect(byEngine('triton', 'TTFT p99 <= 500 ms')).toContain('sum by (instance, model) (');
    expect(byEngine('tgi', 'E2E p99 <= 10 s')).toContain('sum by (instance) (');
  });

  it('ask of the other bound for the other bucket', () => {
    const nodes = parseMarkdown(
      createRunbook(planOf([aTarget('TTFT p99 <= 300 ms', 'a')], { engine: 'vllm' })).text,
    );
    const queries = codesOf(nodes, 'promql');
    expect(queries.filter((query) => query.includes('le="0.5"'))).toHaveLength(1);
    expect(queries.filter((query) => query.includes('le="0.25"')).length).toBeGreaterThan(1);
  });
});

describe('links', () => {
  const targets = [aTarget('TTFT p99 <= 500 ms', 'a')];
  const plan = planOf(targets, { engine: 'vllm', recordLink: 'https://git.example.com/r.json' });

  it('lead to every step of the handbook, where its address is known, and to the record', () => {
    const links = linksOf(parseMarkdown(createRunbook(plan).text));
    for (const { slug } of STEPS) {
      expect(links).toContain(
        `${HANDBOOK}/docs/03-professional-scenarios/engineering/performance-investigation-steps/${slug}`,
      );
    }
    expect(links).toContain('https://git.example.com/r.json');
    const level = { ...onlyLevel(plan), runbook: null };
    const unknown = parseMarkdown(createRunbook({ ...plan, handbook: null, levels: [level] }).text);
    expect(linksOf(unknown).join()).not.toContain('/docs/');
    for (const { title } of STEPS) expect(visibleText(unknown)).toContain(title);
  });

  it('show a page of the team, but not the handbook’s in its place', () => {
    const own = 'https://wiki.example.com/first-token';
    const level = { ...onlyLevel(plan), runbook: own };
    const withOwn = createRunbook({ ...plan, levels: [level] }).text;
    expect(linksOf(parseMarkdown(withOwn))).toContain(own);
    expect(withOwn).toContain('read that first');
    expect(createRunbook(plan).text).not.toContain('read that first');
  });

  it('are followed only where they are addresses', () => {
    const level = { ...onlyLevel(plan), runbook: 'javascript:alert(1)' };
    const text = createRunbook({
      ...plan,
      record: { ...plan.record, link: 'data:text/html,x' },
      levels: [level],
    }).text;
    for (const link of linksOf(parseMarkdown(text))) expect(link).toMatch(/^(?:https:|#)/u);
  });
});

describe('free text', () => {
  const plain = shapeOf(parseMarkdown(createRunbook(createHostilePlan('plain')).text));

  it('stays text, and queries stay queries, whatever is in it', () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const { text } = createRunbook(createHostilePlan(hostile));
        const nodes = parseMarkdown(text);
        const shape = shapeOf(nodes);
        // Blank text leaves out the owner, which is no node of its own, and a blank warning is an empty item.
        if (/[^\s\p{C}]/u.test(hostile)) expect(shape).toEqual(plain);
        expect(shape).not.toContain('html');
        expect(shape).not.toContain('image');
        expect(visibleText(nodes)).not.toMatch(/@\w|#\d|![0-9]/u);
        expect(text).not.toMatch(/\p{Surrogate}|\0/u);
        for (const query of codesOf(nodes, 'promql')) expect(checkPromql(query)).toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  it('is told to the reader all the same', () => {
    const nodes = parseMarkdown(createRunbook(createHostilePlan('<b>a|b</b> `c` _d_')).text);
    expect(headingsOf(nodes, 1)).toEqual(['Runbook: <b>a|b</b> `c` _d_']);
  });
});

it('says that there is nothing to watch', () => {
  const { text } = createRunbook(planOf([aTarget('TTFT mean <= 1 s', 'a')], { window: 7 * DAY }));
  expect(text).toContain('No target of the record can be watched by rules');
  expect(headingsOf(parseMarkdown(text), 2)).toEqual(['Afterwards: find the cause']);
});
