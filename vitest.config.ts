import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** The suites that run under plain Node, each a folder of `tests`; one may be named with `--project`. */
const suites = ['unit', 'store', 'contract', 'cli', 'arch'];

export default defineConfig({
  plugins: [react()],
  test: {
    watch: false,
    projects: suites.map((suite) => ({
      extends: true,
      test: {
        name: suite,
        include: [`tests/${suite}/**/*.test.{ts,tsx}`],
        environment: 'node',
        setupFiles: ['tests/random-cases.ts'],
        pool: 'forks',
        testTimeout: 30_000,
        hookTimeout: 60_000,
      },
    })),
  },
});
