import { defineConfig } from 'vite';

// The chat widget is one script of its own: pages of other sites load it, and nothing else of ours.
export default defineConfig({
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: 'widget/src/main.ts', formats: ['iife'], name: 'TekupWidget', fileName: () => 'widget.js' },
  },
});
