/** Every page, light and dark, Danish and English: axe finds nothing serious or critical. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { base, launch, NARROW, signIn, visitor, WIDE } from './browser.mjs';
import { STOPS, visit } from './pages.mjs';
import { STATES } from './states.mjs';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The narrowest screen that has to work. */
const SMALLEST = { width: 360, height: 740 };

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** @param {import('playwright-core').Page} page */
async function findings(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const axe = /** @type {{ run: (root: Document, options: object) => Promise<any> }} */ (
      /** @type {any} */ (window).axe
    );
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations;
  });
  return found
    .filter((/** @type {any} */ rule) => rule.impact === 'serious' || rule.impact === 'critical')
    .map(
      (/** @type {any} */ rule) =>
        `${rule.id}: ${rule.nodes.map((/** @type {any} */ n) => n.html).join(' | ')}`,
    );
}

for (const language of /** @type {const} */ (['da', 'en'])) {
  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    test(`axe, ${language}, ${scheme}`, async (t) => {
      const context = await visitor(browser, { language, scheme, viewport: WIDE });
      const page = await context.newPage();
      await page.goto(base);
      await page.waitForSelector('input[type=email]');
      await t.test('sign in', async () => assert.deepEqual(await findings(page), []));
      await signIn(page);
      for (const stop of STOPS) {
        await t.test(stop.name, async () => {
          await page.setViewportSize(WIDE);
          await visit(page, stop, base);
          assert.deepEqual(await findings(page), [], 'wide');
          await page.setViewportSize(SMALLEST);
          assert.deepEqual(await findings(page), [], 'narrow');
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          assert.equal(overflow, 0, 'nothing sticks out of a narrow page');
        });
      }
      for (const state of STATES) {
        await t.test(state.name, async () => {
          await page.setViewportSize(state.narrow ? NARROW : WIDE);
          await page.goto(base + state.path);
          await page.waitForSelector('#main');
          await state.open(page);
          assert.deepEqual(await findings(page), []);
        });
      }
      await context.close();
    });
  }
}
