/** The console without a mouse. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { base, launch, signIn, visitor } from './browser.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
/** Signed in; every test goes on where it likes. @type {import('playwright-core').Page} */
let page;
before(async () => {
  browser = await launch();
  page = await (await visitor(browser, { language: 'en' })).newPage();
  await signIn(page);
});
after(() => browser?.close());

test('signing in starts in the e-mail field and needs only the keyboard', async () => {
  const context = await visitor(browser, { language: 'en' });
  const visit = await context.newPage();
  await visit.goto(base);
  await visit.waitForSelector('input[type=email]:focus');
  await visit.keyboard.type('nobody@nordhavn.example');
  await visit.keyboard.press('Tab');
  await visit.keyboard.type('wrong-password');
  await visit.keyboard.press('Enter');
  await visit.waitForSelector('[role=alert]');
  await context.close();
});

test('the first stop skips the menu', async () => {
  await page.goto(`${base}/knowledge`);
  await page.waitForSelector('#main h1');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'tk-skip');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(
    await page.evaluate(() => document.querySelector('#main')?.contains(document.activeElement)),
    'the next stop is inside the page',
  );
  assert.ok(
    await page.evaluate(() => {
      const focused = document.activeElement;
      return focused !== null && getComputedStyle(focused).outlineStyle !== 'none';
    }),
    'the focus can be seen',
  );
});

test('a dialog takes the focus, keeps it, and gives it back', async () => {
  await page.goto(`${base}/keys`);
  const opener = page.locator('main button').first();
  await opener.focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('[role=dialog] input:focus');
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press('Tab');
    assert.ok(
      await page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null),
      'the focus stays inside',
    );
  }
  await page.keyboard.press('Escape');
  await page.waitForSelector('[role=dialog]', { state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.matches('main button'));
});

test('the queue and a thread are reached and left by keyboard', async () => {
  await page.goto(`${base}/inbox?view=open`);
  const entry = page.locator('main a[href^="/inbox/"]').first();
  await entry.waitFor();
  await entry.focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('[role=log]');
  await page.locator('[role=log]').focus();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'log');
});
