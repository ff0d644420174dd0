import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// `npm run dev` serves the console on its own port and hands everything else to a running Tekup.
const server = process.env.TEKUP_URL ?? 'http://127.0.0.1:4000';

export default defineConfig({
  base: '/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    // The content security policy allows no data: scripts or fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 450,
    rolldownOptions: {
      output: {
        // Libraries change less often than the console: browsers keep them across releases.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/ },
            {
              name: 'mantine',
              test: /node_modules[\\/](@mantine[\\/](core|hooks|form|notifications)|@floating-ui)[\\/]/,
            },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': server,
      '/v1': server,
      '/.well-known': server,
      '/events': { target: server, ws: true },
      '/ws': { target: server, ws: true },
    },
  },
  test: { include: ['tests/**/*.test.ts', 'widget/tests/**/*.test.ts'], environment: 'node' },
});
