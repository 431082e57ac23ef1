import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

const root = dirname(fileURLToPath(import.meta.url));

/** Which layers of src/ a layer may import from; a layer always may import from itself. See src/README.md. */
const LAYERS = {
  domain: [],
  importers: ['domain'],
  exporters: ['domain'],
  storage: ['domain'],
  workers: ['domain', 'importers'],
  state: ['domain', 'importers', 'exporters', 'storage', 'workers'],
  ui: ['domain/units', 'domain/units.ts'],
  labs: ['domain'],
  widgets: ['domain', 'state', 'ui', 'labs'],
  theme: ['widgets', 'ui'],
  pages: ['widgets', 'ui', 'theme'],
  cli: ['domain', 'importers', 'exporters'],
  plugins: ['domain', 'importers'],
  css: [],
};

const layerZones = Object.entries(LAYERS).map(([layer, allowed]) => ({
  target: `./src/${layer}`,
  from: './src',
  except: [layer, ...allowed].map((path) => `./${path}`),
  message: `src/${layer} may import only from ${[layer, ...allowed].join(', ')} (src/README.md).`,
}));

export default tseslint.config(
  {
    ignores: [
      'build/',
      '.docusaurus/',
      'node_modules/',
      'static/',
      'test-results/',
      'playwright-report/',
      '.cache/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  jsxA11y.flatConfigs.strict,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { 'import-x': importX, 'react-hooks': reactHooks },
    settings: {
      'import-x/resolver-next': [
        createNodeResolver({
          extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
          alias: { '@site': [root] },
        }),
      ],
    },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'import-x/no-restricted-paths': ['error', { basePath: root, zones: layerZones }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-default-export': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
          message: 'Imported text is text, never HTML.',
        },
        {
          selector: 'AssignmentExpression[left.property.name="innerHTML"]',
          message: 'Imported text is text, never HTML.',
        },
      ],
    },
  },
  {
    // The domain is pure: same input, same output, on any machine.
    files: ['src/domain/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        'window',
        'document',
        'navigator',
        'localStorage',
        'indexedDB',
        'fetch',
        'performance',
        'setTimeout',
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'The domain is deterministic: take a seeded source as a parameter.',
        },
        {
          object: 'Date',
          property: 'now',
          message: 'The domain has no clock: take the time as a parameter.',
        },
      ],
    },
  },
  {
    // Widgets share their kit, and never import one another.
    files: ['src/widgets/*/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^\\.\\./(?!kit(/|$))[a-z]',
              message: 'A widget never imports another widget; shared parts go to src/widgets/kit.',
            },
          ],
        },
      ],
    },
  },
  {
    // Playwright's fixtures take a function called `use`, which is no hook.
    files: ['tests/e2e/**'],
    rules: { 'react-hooks/rules-of-hooks': 'off' },
  },
  {
    // Docusaurus demands default exports here.
    files: [
      'src/pages/**',
      'src/theme/**',
      'docusaurus.config.ts',
      'sidebars.ts',
      '*.config.ts',
      '*.config.mts',
      '*.config.mjs',
      'knip.ts',
    ],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    files: ['**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      parserOptions: { projectService: false },
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly' },
    },
  },
);
