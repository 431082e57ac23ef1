import { describe, expect, it } from 'vitest';
import { createAlertmanagerExample } from '../../../../../src/exporters/monitoring/alertmanager/create-alertmanager-example';
import { createGithubActions } from '../../../../../src/exporters/monitoring/pipeline/github-actions';
import { createGitlabCi } from '../../../../../src/exporters/monitoring/pipeline/gitlab-ci';
import { toOneLine } from '../../../../../src/exporters/monitoring/written-text';
import { HOSTILE_TIMEOUT, forHostilePlans, readYaml } from '../../../../support/hostile-runs';

/** Lines of the comment at the head, as YAML 1.1 divides lines. */
function headOf(text: string): string {
  const lines = text.split(/[\n\r\u0085\u2028\u2029]/u);
  const end = lines.findIndex((line) => line !== '' && !line.startsWith('#'));
  return lines
    .slice(0, end)
    .map((line) => line.slice(1).trim())
    .join('\n');
}

describe('hostile text', () => {
  it(
    'in a workflow is a name and a comment, and nothing is evaluated',
    () => {
      forHostilePlans((plan) => {
        const { text } = createGithubActions(plan);
        const [workflow] = readYaml(text) as readonly {
          readonly name: string;
          readonly jobs: object;
        }[];
        const title = toOneLine(plan.record.title);
        expect(workflow?.name.trim().replaceAll('$ {{', '${{')).toBe(
          toOneLine(`Performance gate: ${title}`).replaceAll('$ {{', '${{'),
        );
        expect(workflow?.name).not.toContain('${{');
        expect(headOf(text)).toContain(toOneLine(`Service: ${plan.service}`));
        expect(Object.keys(workflow?.jobs ?? {})).toEqual(['benchmark', 'gate', 'rules']);
      });
    },
    HOSTILE_TIMEOUT,
  );

  it(
    'in a GitLab job is a comment',
    () => {
      let plain: unknown;
      forHostilePlans((plan) => {
        const { text } = createGitlabCi(plan);
        const [jobs] = readYaml(text);
        plain ??= jobs;
        expect(jobs).toEqual(plain);
        const head = headOf(text);
        expect(head).toContain(toOneLine(`Performance gate: ${plan.record.title}`));
        expect(head).toContain(toOneLine(`Service: ${plan.service}`));
      });
    },
    HOSTILE_TIMEOUT,
  );

  it(
    'in the example for Alertmanager is a comment',
    () => {
      let plain: unknown;
      forHostilePlans((plan) => {
        const { text } = createAlertmanagerExample(plan);
        const [config] = readYaml(text);
        plain ??= config;
        expect(config).toEqual(plain);
        expect(headOf(text)).toContain(toOneLine(`for the alerts on ${toOneLine(plan.service)}.`));
      });
    },
    HOSTILE_TIMEOUT,
  );
});
