import type { SidebarsConfig } from '@docusaurus/plugin-content-docs';
import { KNOWN_FORMATS } from './src/state/known-formats';

const engineering = '03-professional-scenarios/engineering';
const steps = `${engineering}/performance-investigation-steps`;
const pitfalls = `${engineering}/performance-investigation-pitfalls`;

const sidebars: SidebarsConfig = {
  handbook: [
    {
      type: 'category',
      label: 'Performance investigation',
      collapsed: false,
      link: { type: 'doc', id: `${engineering}/05-performance-investigation` },
      items: [
        `${steps}/01-define-and-measure-baseline`,
        `${steps}/02-identify-symptoms-and-scope`,
        `${steps}/03-instrument-and-collect-data`,
        `${steps}/04-analyze-and-hypothesize`,
        `${steps}/05-isolate-and-reproduce`,
        `${steps}/06-optimize-and-test`,
        `${steps}/07-monitor-and-validate`,
      ],
    },
    {
      type: 'category',
      label: 'Pitfalls',
      link: { type: 'doc', id: `${pitfalls}/00-pitfalls-index` },
      items: [
        `${pitfalls}/premature-optimization`,
        `${pitfalls}/lack-of-profiling-tools`,
        `${pitfalls}/ignoring-data-pipeline-performance`,
        `${pitfalls}/suboptimal-model-deployment`,
        `${pitfalls}/distributed-system-complexity`,
      ],
    },
    {
      type: 'category',
      label: 'Handbook method',
      link: { type: 'doc', id: '01-handbook-method/01-overview' },
      items: ['01-handbook-method/evaluation'],
    },
    {
      type: 'category',
      label: 'Execution patterns',
      link: { type: 'doc', id: '02-execution-patterns/00-pattern-index' },
      items: ['02-execution-patterns/06-debug-with-evidence'],
    },
    '03-professional-scenarios/00-scenarios-index',
    {
      type: 'category',
      label: 'Reference',
      link: { type: 'doc', id: '05-reference/00-reference-index' },
      items: [
        '05-reference/metrics',
        '05-reference/judging',
        '05-reference/slo-presets',
        '05-reference/slo-arithmetic',
        '05-reference/monitoring-files',
        {
          type: 'category',
          label: 'File formats',
          link: { type: 'doc', id: '05-reference/file-formats' },
          items: KNOWN_FORMATS.map(({ id }) => `05-reference/formats/${id}`),
        },
        '05-reference/record-schema',
        '05-reference/glossary',
      ],
    },
  ],
};

export default sidebars;
