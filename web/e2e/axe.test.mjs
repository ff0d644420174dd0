/**
 * Every page, and what shows once it is used: axe finds nothing serious or critical, and nothing sticks
 * out of a narrow page. Each is looked at wide and light, then narrow and dark; pages speak Danish,
 * which is longer, what is opened on them speaks English.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { base, launch, SMALLEST, signIn, speak, visitor, WIDE } from './browser.mjs';
import { STOPS, visit } from './pages.mjs';
import { STATES } from './states.mjs';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
before(async () => {
  browser = await launch();
  page = await (await visitor(browser, { language: 'da', viewport: WIDE })).newPage();
});
after(() => browser?.close());

async function findings() {
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
        `${rule.id}: ${rule.nodes.map((/** @type {any} */ n) => `${n.html} ${n.failureSummary}`).join(' | ')}`,
    );
}

const wideAndLight = () => look('light', WIDE);
const narrowAndDark = () => look('dark', SMALLEST);

/**
 * @param {'light' | 'dark'} colorScheme
 * @param {{ width: number, height: number }} viewport
 */
async function look(colorScheme, viewport) {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(viewport);
  if (page.url() === 'about:blank') return;
  await page.waitForSelector(`html[data-mantine-color-scheme=${colorScheme}]`);
  await painted();
}

function painted() {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** Colours half way between two schemes are nobody's fault; a real one is there on every look. */
async function lastingFindings() {
  let found = await findings();
  for (let again = 0; found.length > 0 && again < 3; again += 1) {
    await painted();
    found = await findings();
  }
  return found;
}

async function looksRight() {
  assert.deepEqual(await lastingFindings(), [], 'wide, light');
  await narrowAndDark();
  assert.deepEqual(await lastingFindings(), [], 'narrow, dark');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(overflow, 0, 'nothing sticks out of a narrow page');
}

test('sign in', async () => {
  await wideAndLight();
  await page.goto(base);
  await page.waitForSelector('input[type=email]');
  await looksRight();
  await signIn(page);
});

describe('pages', () => {
  for (const stop of STOPS) {
    test(stop.name, async () => {
      await wideAndLight();
      await visit(page, stop, base);
      await looksRight();
    });
  }
});

describe('pages in use', () => {
  before(() => speak(page, 'en'));
  for (const state of STATES) {
    test(state.name, async () => {
      await (state.narrow ? narrowAndDark() : wideAndLight());
      await page.goto(base + state.path);
      await page.waitForSelector('#main');
      await state.open(page);
      if (state.narrow) assert.deepEqual(await lastingFindings(), []);
      else await looksRight();
    });
  }
});
