import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** The compile target of everything that runs in Node: the oldest Node among the Electron versions in use. */
const nodeTarget = 'node20';

/** The compile target of the window: the oldest Chromium among the Electron versions in use. */
const chromiumTarget = 'chrome130';

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: nodeTarget,
      sourcemap: true,
      rollupOptions: {
        input: {
          index: 'electron/main/index.ts',
          service: 'electron/service/index.ts',
          'ingest-helper': 'electron/ingest/helper/index.ts',
          worker: 'electron/usecases/worker/index.ts',
          cli: 'electron/cli/index.ts',
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: nodeTarget,
      // A sandboxed preload can require nothing but Electron, so whatever it imports is built into its one file.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'electron/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: chromiumTarget,
      // The content security policy allows neither data: addresses nor inline scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
      rollupOptions: { input: resolve('renderer/index.html') },
    },
  },
});
