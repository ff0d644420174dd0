/** The console without a mouse. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { asCustomer, base, launch, signIn, visitor } from './browser.mjs';

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

test('the desk is worked by single keys, which can be turned off', async () => {
  const word = `keys${Date.now().toString(36)}`;
  /** @type {string[]} */
  const made = [];
  for (const userId of [`${word}-a`, `${word}-b`]) {
    const { id } = await asCustomer('', { userId, channel: 'api', initialMessage: `Hello from ${word}` });
    made.push(id);
  }
  await page.goto(`${base}/inbox?view=open&q=${word}`);
  const entries = page.locator('main li a[href^="/inbox/"]');
  await entries.nth(1).waitFor();
  const order = await entries.evaluateAll((all) =>
    all.map((each) => each.getAttribute('href')?.split(/[/?]/)[2]),
  );
  assert.deepEqual([...order].sort(), made.sort());
  const press = (/** @type {string} */ key) => page.keyboard.press(key);
  const at = (/** @type {string | undefined} */ id) =>
    page.waitForURL((url) => url.pathname === `/inbox/${id}`);
  const focused = (/** @type {string} */ field) => page.waitForSelector(`${field}:focus`);
  const leave = () => page.locator('[role=log]').focus();

  await press('j');
  await at(order[0]);
  await press('j');
  await at(order[1]);
  await press('k');
  await at(order[0]);

  await page.waitForSelector('#take-over-button');
  await press('t');
  await page.waitForSelector('#reply-input');
  await press('r');
  await focused('#reply-input');
  await page.keyboard.type('jet');
  assert.equal(await page.inputValue('#reply-input'), 'jet', 'keys are letters while one writes');
  await leave();
  await press('n');
  await focused('#note-input');
  await leave();
  await press('x');
  await page.waitForSelector('main li input[type=checkbox]:checked');
  await press('l');
  await page.waitForSelector('[role=dialog] input');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.waitForSelector('[role=dialog]', { state: 'detached' });
  await press('e');
  await page.waitForSelector('#resolve-confirm');
  await page.click('#resolve-confirm');
  await page.waitForSelector('[role=dialog]', { state: 'detached' });
  await press('/');
  await focused('input[type=search]');

  await leave();
  await press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await keys.getByRole('row', { name: 'Next conversation J' }).waitFor();
  await keys.getByRole('switch').press('Space');
  await press('Escape');
  await keys.waitFor({ state: 'detached' });
  await leave();
  await press('?');
  await press('u');
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await keys.getByRole('switch').press('Space');
  assert.equal(new URL(page.url()).pathname, `/inbox/${order[0]}`, 'a key that is off does nothing');
  await press('Escape');
  await keys.waitFor({ state: 'detached' });
  await press('u');
  await page.waitForURL((url) => url.pathname === '/inbox');
});
