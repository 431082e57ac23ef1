import { defineConfig } from 'vitest/config';
import { fileURLToPath } from 'node:url';

const alias = { '@site': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') };

export default defineConfig({
  resolve: { alias },
  test: {
    env: { TZ: 'UTC', LC_ALL: 'C' },
    // By default one core is left free, which on two cores is half of them.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { alias },
        // The compiler keeps JSX for the site's bundler; here nothing else would transform it.
        oxc: { jsx: { runtime: 'automatic' } },
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          environment: 'node',
          // Properties and mutations run thousands of cases; a busy machine must not fail them.
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'content',
          include: ['tests/content/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
        },
      },
    ],
  },
});
