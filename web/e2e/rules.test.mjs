/** A rule from its first row to going live, by keyboard and mouse, and on a phone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { base, launch, NARROW, signIn, visitor, watch } from './browser.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let problems;
const name = `e2e-${Date.now()}`;
before(async () => {
  browser = await launch();
  page = await (await visitor(browser, { language: 'en' })).newPage();
  problems = watch(page);
  await signIn(page, '/rules');
});
after(() => browser?.close());

const cell = (/** @type {string} */ at) => page.locator(`[data-cell="${at}"]`);

test('a rule is begun, edited by keyboard, pasted into, undone and saved', async () => {
  await page.getByRole('button', { name: 'New rule' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Create' }).click();
  await cell('0:0').waitFor();

  // Enter edits; the value is chosen in words.
  await cell('0:0').focus();
  await page.keyboard.press('Enter');
  const editor = page.locator('[data-cell-editor]');
  await editor.getByRole('combobox', { name: 'Comparison' }).click();
  await page.getByRole('option', { name: 'is one of' }).click();
  await editor.getByLabel('Values').fill('complaint');
  await page.keyboard.press('Enter');
  await editor.getByRole('button', { name: 'Apply' }).click();
  await editor.waitFor({ state: 'detached' });
  assert.equal(await cell('0:0').textContent(), 'complaint');

  // Two rows and columns from a spreadsheet, with the quotes that texts need. The second holds queues that are there.
  await cell('0:0').focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'complaint\tKundeservice\nlost_card\tKort og svindel\n');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true }),
    );
  });
  await cell('1:1').waitFor();
  assert.equal(await cell('1:1').textContent(), 'Kort og svindel');

  // A row that always fits before another is told as you type.
  await cell('0:0').focus();
  await page.keyboard.press('Delete');
  await page.locator('#rule-shadowed', { hasText: 'Row 2 never fires' }).waitFor();
  await page.keyboard.press('Control+z');
  await page.locator('#rule-shadowed').waitFor({ state: 'detached' });

  // Arrows move, and Alt with an arrow takes the row along.
  await cell('0:0').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Alt+ArrowUp');
  await page.locator('[data-cell="0:0"]', { hasText: 'lost_card' }).waitFor();

  await page.getByLabel('What is different?').fill('By e2e');
  await page.getByRole('button', { name: 'Save and go live' }).click();
  await page.locator('#rule-state', { hasText: 'Saved' }).waitFor();
});

test('the version is compared with the one before, and tried on the past', async () => {
  await page.goto(`${base}/rules/${name}`);
  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.locator('#rule-versions', { hasText: 'By e2e' }).waitFor();
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.getByText('From version 2 to version 1').waitFor();
  await page.getByRole('tab', { name: 'Try on the past' }).click();
  await page.getByRole('button', { name: 'Try', exact: true }).click();
  await page.locator('#backtest-result').waitFor({ timeout: 30_000 });
  await page.getByRole('tab', { name: 'Firings' }).click();
  await page.locator('#rule-firings').waitFor();
});

test('on a phone each row is a card', async () => {
  await page.setViewportSize(NARROW);
  await page.goto(`${base}/rules/${name}`);
  await page
    .getByRole('button', { name: /then Queue/ })
    .first()
    .click();
  const editor = page.locator('[data-cell-editor]');
  await editor.getByLabel('Value').fill('night shift');
  await editor.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('button', { name: /night shift/ }).waitFor();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(overflow, 0);
  assert.deepEqual(problems, []);
});
