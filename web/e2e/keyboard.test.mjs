/** The console without a mouse. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { base, launch, signIn, visitor } from './browser.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test('signing in starts in the e-mail field and needs only the keyboard', async () => {
  const context = await visitor(browser, { language: 'en' });
  const page = await context.newPage();
  await page.goto(base);
  await page.waitForSelector('input[type=email]:focus');
  await page.keyboard.type('nobody@nordhavn.example');
  await page.keyboard.press('Tab');
  await page.keyboard.type('wrong-password');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[role=alert]');
  await context.close();
});

test('the first stop skips the menu', async () => {
  const context = await visitor(browser, { language: 'en' });
  const page = await context.newPage();
  await signIn(page, '/knowledge');
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
  await context.close();
});

test('a dialog takes the focus, keeps it, and gives it back', async () => {
  const context = await visitor(browser, { language: 'en' });
  const page = await context.newPage();
  await signIn(page, '/keys');
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
  await context.close();
});

test('the queue and a thread are reached and left by keyboard', async () => {
  const context = await visitor(browser, { language: 'en' });
  const page = await context.newPage();
  await signIn(page, '/inbox?view=open');
  const entry = page.locator('main a[href^="/inbox/"]').first();
  await entry.waitFor();
  await entry.focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('[role=log]');
  await page.locator('[role=log]').focus();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'log');
  await context.close();
});
