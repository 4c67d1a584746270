import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * The end-to-end suite: real windows, one after another. `scripts/test.mjs` runs it under Xvfb as an ordinary user, who
 * may not be able to write to the checkout, so the cache lies elsewhere.
 */
export default defineConfig({
  cacheDir: join(tmpdir(), 'glossator-vitest'),
  test: {
    name: 'e2e',
    watch: false,
    include: ['tests/e2e/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
