/**
 * A table of more records than are asked for at once: its scrollbar spans all of them, one can jump to any, and what is
 * chosen stays chosen wherever one goes.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { asOwner, launch, loaded, signIn, visitor, watch } from './browser.mjs';

const COUNT = 450;
const mark = Date.now().toString(36);
const nameOf = (/** @type {number} */ at) => `Part ${mark} ${String(at).padStart(3, '0')}`;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let problems;

before(async () => {
  const call = await asOwner();
  for (let at = 0; at < COUNT; at += 25) {
    await Promise.all(
      Array.from({ length: 25 }, (_, next) =>
        call('POST', '/crm/products', { name: nameOf(at + next), price: 100 }),
      ),
    );
  }
  browser = await launch();
  page = await (await visitor(browser, { language: 'en' })).newPage();
  problems = watch(page);
  await signIn(page, `/products?q=${mark}&sort=name`);
  await page.getByText(`${COUNT} in all`).waitFor();
  await loaded(page);
});
after(() => browser?.close());

const area = () => page.getByRole('table').locator('xpath=..');
const row = (/** @type {number} */ at) => page.getByRole('link', { name: nameOf(at) });

test('the end is a key away, and so is the beginning', async () => {
  await row(0).waitFor();
  assert.equal(await page.getByRole('table').getAttribute('aria-rowcount'), String(COUNT + 1));
  await area().press('End');
  await row(COUNT - 1).waitFor();
  assert.equal(await row(0).count(), 0, 'rows out of sight are not drawn');
  await area().press('Home');
  await row(0).waitFor();
});

test('a jump into the middle shows what is there', async () => {
  await area().evaluate((element) => {
    element.scrollTop = element.scrollHeight / 2;
  });
  await row(COUNT / 2 + 2).waitFor();
  await loaded(page);
  const shown = await page.getByTestId('product-item').getByRole('link').allInnerTexts();
  const first = Number(shown[0]?.split(' ').at(-1));
  assert.deepEqual(
    shown,
    shown.map((_, at) => nameOf(first + at)),
  );
});

test('another order begins at its top', async () => {
  await page.getByRole('button', { name: 'Name', exact: true }).click();
  await row(COUNT - 1).waitFor();
  assert.equal(await area().evaluate((element) => element.scrollTop), 0);
});

test('what is chosen stays so, and all are deleted at once', async () => {
  await page.getByRole('checkbox', { name: `Choose ${nameOf(COUNT - 1)}` }).check();
  await area().press('End');
  await page.getByRole('checkbox', { name: `Choose ${nameOf(0)}` }).check();
  const bar = page.getByRole('toolbar');
  await bar.getByText('2 chosen').waitFor();
  await area().press('Home');
  assert.ok(await page.getByRole('checkbox', { name: `Choose ${nameOf(COUNT - 1)}` }).isChecked());
  await bar.getByRole('button', { name: `Choose all ${COUNT}` }).click();
  await bar.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText(`Deleted: ${COUNT}.`).waitFor();
  assert.deepEqual(problems, []);
});
