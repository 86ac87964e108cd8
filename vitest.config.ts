import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

// `server-only` throws outside a bundler's server graph; its empty half is what the server gets.
const alias = { '@': root, 'server-only': path.join(root, 'node_modules/server-only/empty.js') };
const exclude = ['**/node_modules/**', '**/.next/**', '**/.cache/**', '**/.data/**', 'e2e/**'];

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...exclude, '**/*.integration.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude: [...exclude, 'scripts/**'],
          globalSetup: ['scripts/lib/test-postgres.mjs'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // `npm start` itself, on what is built: one file, one start after the other.
        extends: true,
        test: {
          name: 'start',
          include: ['scripts/**/*.integration.test.ts'],
          exclude,
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
