/** Pictures of every page for people to look at, into the folder TEKUP_SHOTS names. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { base, launch, NARROW, signIn, visitor, WIDE } from './browser.mjs';
import { STOPS, visit } from './pages.mjs';
import { STATES } from './states.mjs';

const folder = process.env.TEKUP_SHOTS;
const only = process.env.TEKUP_SHOTS_ONLY?.split(',');

test('screenshots', { skip: folder ? false : 'TEKUP_SHOTS names no folder' }, async () => {
  const out = folder ?? '';
  await mkdir(out, { recursive: true });
  const browser = await launch();
  try {
    for (const [size, viewport] of /** @type {const} */ ([
      ['wide', WIDE],
      ['narrow', NARROW],
    ])) {
      for (const language of /** @type {const} */ (['da', 'en'])) {
        // Danish in light, English in dark shows all four at half the pictures.
        const scheme = language === 'da' ? 'light' : 'dark';
        const context = await visitor(browser, { language, scheme, viewport });
        const page = await context.newPage();
        /** @param {string} name */
        const shot = (name) =>
          page.screenshot({ path: path.join(out, `${name}-${size}-${language}-${scheme}.png`) });
        await page.goto(base);
        await page.waitForSelector('input[type=email]');
        if (!only) await shot('signin');
        await signIn(page);
        for (const stop of STOPS.filter(({ name }) => !only || only.includes(name))) {
          await visit(page, stop, base);
          await shot(stop.name);
        }
        for (const state of STATES.filter(({ name }) => !only || only.includes(name))) {
          if (state.narrow && viewport !== NARROW) continue;
          await page.goto(base + state.path);
          await page.waitForSelector('#main');
          await state.open(page);
          await shot(state.name);
        }
        await context.close();
      }
    }
  } finally {
    await browser.close();
  }
});
