import { describe, expect, it } from 'vitest';
import type { MonitoringPlan } from '../../../../../src/domain/monitoring/monitoring-plan';
import { cleanText } from '../../../../../src/exporters/clean-text';
import { createMonitoringReadme } from '../../../../../src/exporters/monitoring/readme/create-readme';
import { createRunbook } from '../../../../../src/exporters/monitoring/runbook/create-runbook';
import { HOSTILE_TIMEOUT, forHostilePlans } from '../../../../support/hostile-runs';
import { parseMarkdown, textOf } from '../../../../support/openslo/markdown';

/** As a reader sees it: white space is one space, and what keeps a mention or an address from being one is invisible. */
const seen = (text: string) =>
  cleanText(text)
    .replaceAll(/[\u200b\u2060]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();

/** Parses, checks that nothing but our own structure came of it, and gives all that a reader sees. */
function read(text: string): string {
  const nodes = parseMarkdown(text);
  const [root] = nodes;
  const types = new Set(nodes.map(({ type }) => type));
  for (const type of ['html', 'image', 'footnoteReference', 'definition', 'delete'] as const) {
    expect(types).not.toContain(type);
  }
  return root ? seen(textOf(root)) : '';
}

function expectTexts(shown: string, texts: readonly (string | null | undefined)[]): number {
  const given = texts.flatMap((text) => (text == null ? [] : [seen(text)]));
  for (const text of given) expect(shown).toContain(text);
  return given.length;
}

function listTexts({ service, owner, record, levels }: MonitoringPlan) {
  return [service, owner, record.title, levels[0]?.warnings[0]];
}

describe('hostile text in Markdown stays text', () => {
  it(
    'in the README',
    () => {
      forHostilePlans((plan) => {
        const because = plan.leftOut[0]?.because;
        expectTexts(read(createMonitoringReadme(plan, []).text), [...listTexts(plan), because]);
      });
    },
    HOSTILE_TIMEOUT,
  );

  it(
    'in the runbook, ten thousand texts in three thousand of them',
    () => {
      let texts = 0;
      forHostilePlans((plan) => {
        texts += expectTexts(read(createRunbook(plan).text), listTexts(plan));
      }, 3000);
      expect(texts).toBeGreaterThan(10_000);
    },
    HOSTILE_TIMEOUT,
  );
});
