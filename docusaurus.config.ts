import type * as Preset from '@docusaurus/preset-classic';
import type { Config } from '@docusaurus/types';
import type { Options as DocsOptions } from '@docusaurus/plugin-content-docs';
import { codeThemes } from './src/plugins/code-themes';
import { cspPlugin, parseAllowedOrigins } from './src/plugins/csp';
import { diagrams, diagramsPlugin } from './src/plugins/diagrams';
import { parseFrontMatter } from './src/plugins/front-matter';
import { generatedContent } from './src/plugins/generated-content';
import { pageGraphPlugin } from './src/plugins/page-graph';
import { sharedChunksPlugin } from './src/plugins/shared-chunks';

// A deployment sets these; links inside the site are relative to BASE_URL, canonical addresses need SITE_URL.
const url = process.env.SITE_URL ?? 'http://localhost:3000';
const baseUrl = process.env.BASE_URL ?? '/';
// Prometheus servers that this site may ask when the reader says so; without any, a page cannot reach another host at all.
const prometheusOrigins = parseAllowedOrigins(process.env.PROMETHEUS_ORIGINS);

const docs = {
  path: 'docs',
  routeBasePath: '/docs',
  sidebarPath: './sidebars.ts',
  // A file name is the URL: the default parser would strip the number prefixes that published links contain.
  numberPrefixParser: false,
  tags: 'tags.yml',
  onInlineTags: 'throw',
  beforeDefaultRemarkPlugins: [generatedContent(), diagrams({ baseUrl })],
} satisfies DocsOptions;

const config: Config = {
  title: 'LLM Performance Handbook',
  tagline: 'Find out why an LLM application is slow, and prove what fixed it',
  favicon: 'img/favicon.svg',
  url,
  baseUrl,
  trailingSlash: false,
  customFields: { prometheusOrigins },
  baseUrlIssueBanner: false,
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  future: {
    v4: true,
    // SSG in worker threads costs time at this number of pages on two cores.
    faster: { ...fasterOn(), ssgWorkerThreads: false },
  },
  markdown: {
    format: 'mdx',
    parseFrontMatter,
    hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' },
  },
  i18n: { defaultLocale: 'en', locales: ['en'] },
  presets: [
    [
      'classic',
      {
        docs,
        blog: false,
        theme: { customCss: './src/css/custom.css' },
      } satisfies Preset.Options,
    ],
  ],
  plugins: [
    pageGraphPlugin,
    diagramsPlugin,
    sharedChunksPlugin,
    [cspPlugin, { connectSources: prometheusOrigins }],
  ],
  themeConfig: {
    image: 'img/social-card.png',
    colorMode: { respectPrefersColorScheme: true },
    docs: { sidebar: { hideable: false, autoCollapseCategories: false } },
    tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
    navbar: {
      title: 'LLM Performance Handbook',
      logo: { alt: '', src: 'img/mark.svg', width: 24, height: 24 },
      items: [
        {
          to: '/docs/03-professional-scenarios/engineering/05-performance-investigation',
          label: 'Investigate',
          position: 'left',
        },
        { to: '/docs/02-execution-patterns/00-pattern-index', label: 'Patterns', position: 'left' },
        { to: '/docs/05-reference/00-reference-index', label: 'Reference', position: 'left' },
        { to: '/workspace', label: 'Workspace', position: 'right' },
      ],
    },
    footer: {
      links: [
        {
          title: 'Handbook',
          items: [
            {
              label: 'Performance investigation',
              to: '/docs/03-professional-scenarios/engineering/05-performance-investigation',
            },
            { label: 'Handbook method', to: '/docs/01-handbook-method/01-overview' },
            {
              label: 'Debug with evidence',
              to: '/docs/02-execution-patterns/06-debug-with-evidence',
            },
            { label: 'Scenarios', to: '/docs/03-professional-scenarios/00-scenarios-index' },
          ],
        },
        {
          title: 'Reference',
          items: [
            { label: 'Metrics', to: '/docs/05-reference/metrics' },
            { label: 'File formats', to: '/docs/05-reference/file-formats' },
            { label: 'How numbers are judged', to: '/docs/05-reference/judging' },
            { label: 'Error budgets', to: '/tools/slo' },
            { label: 'Glossary', to: '/docs/05-reference/glossary' },
          ],
        },
      ],
      copyright: [
        'Your numbers stay in this browser until you export them.',
        prometheusOrigins.length === 0
          ? 'The handbook sends nothing and loads nothing from elsewhere.'
          : `The handbook asks nobody but ${prometheusOrigins.join(', ')}, and only when you press “Query now”.`,
      ].join(' '),
    },
    prism: { ...codeThemes, additionalLanguages: ['bash', 'json', 'promql'] },
  } satisfies Preset.ThemeConfig,
};

function fasterOn() {
  return {
    swcJsLoader: true,
    swcJsMinimizer: true,
    swcHtmlMinimizer: true,
    lightningCssMinimizer: true,
    mdxCrossCompilerCache: true,
    rspackBundler: true,
    rspackPersistentCache: true,
    gitEagerVcs: false,
  };
}

export default config;
