/**
 * What a deal is made of, and why one is lost: products are added, changed and taken away, the value follows, and a deal
 * that is moved to lost on its page says why.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { base, deleteAll, launch, signIn, visitor, watch } from './browser.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let problems;
const mark = Date.now().toString(36);
const product = `Cargo bike ${mark}`;
const deal = `Fleet ${mark}`;
const second = `Repairs ${mark}`;
const reason = `Too dear ${mark}`;

before(async () => {
  browser = await launch();
  page = await (
    await visitor(browser, { language: 'en', viewport: { width: 1900, height: 1000 } })
  ).newPage();
  problems = watch(page);
  await signIn(page, '/products');
});
after(() => browser?.close());

/**
 * Makes a record with the form of its list.
 * @param {string} list
 * @param {string} button
 * @param {Record<string, string>} fields
 */
async function make(list, button, fields) {
  await page.goto(`${base}/${list}`);
  await page.getByRole('button', { name: button }).click();
  const form = page.getByRole('dialog', { name: button });
  for (const [name, value] of Object.entries(fields)) {
    await form.getByRole('textbox', { name, exact: true }).fill(value);
  }
  await form.getByRole('button', { name: 'Save' }).click();
  await form.waitFor({ state: 'detached' });
}

const card = () => page.getByTestId('lines');
/** @param {number} place */
const line = (place) => card().getByRole('group', { name: `Line ${place}` });
/** Names who is asked for, and answers. @param {string} why */
async function answer(why) {
  const dialog = page.getByRole('dialog', { name: 'Why is it lost?' });
  const field = dialog.getByRole('textbox', { name: 'Why it was lost' });
  await field.fill(why);
  await field.press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

test('the value of a deal follows its products', async () => {
  await make('products', 'New product', { Name: product, Price: '25000' });
  await make('deals', 'New deal', { Name: second, Value: '900' });
  await make('deals', 'New deal', { Name: deal, Value: '100' });
  await page.goto(`${base}/deals?q=${encodeURIComponent(deal)}`);
  await page.getByRole('link', { name: deal }).click();
  await page.getByRole('heading', { name: deal, level: 1 }).waitFor();
  await card().getByRole('button', { name: 'Add product' }).click();
  const choice = line(1).getByRole('combobox', { name: 'Product' });
  await choice.fill(mark);
  await page.getByRole('option', { name: product }).click();
  const text = (/** @type {number} */ place, /** @type {string} */ name) =>
    line(place).getByRole('textbox', { name });
  assert.equal(await text(1, 'What is sold').inputValue(), product);
  assert.equal(await text(1, 'Unit price').inputValue(), '25 000 DKK', 'the price is the product’s');
  await text(1, 'Quantity').fill('3');
  await text(1, 'Discount').fill('10');
  await line(1).getByText('DKK 67,500').waitFor();
  await card().getByRole('button', { name: 'Add product' }).click();
  await page.waitForFunction(() => document.activeElement?.closest('fieldset') !== null);
  // What is missing is said beside its field, and nothing is sent.
  await card().getByRole('button', { name: 'Save products' }).click();
  await line(2).getByText('Say what is sold').waitFor();
  await line(2).getByText('Give a price').waitFor();
  await text(2, 'What is sold').fill('Delivery');
  await text(2, 'Unit price').fill('499.50');
  await text(2, 'Unit price').press('Enter');
  await card().getByRole('table').waitFor();
  assert.match(await card().getByTestId('lines-sum').innerText(), /^DKK\s67,999\.50$/);
  await page.getByText('DKK 67,999.50', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Edit Currency' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Edit Value' }).count(), 0, 'nobody writes the value');
  await page.getByTestId('timeline').getByText(`3 × ${product}, 1 × Delivery`, { exact: false }).waitFor();

  await card().getByRole('button', { name: 'Edit products' }).click();
  await line(2).getByRole('button', { name: 'Remove Delivery' }).click();
  await text(1, 'Quantity').fill('2');
  await card().getByRole('button', { name: 'Save products' }).click();
  await card().getByTestId('lines-sum').getByText('DKK 45,000').waitFor();
});

test('what somebody else makes of the products meanwhile is told', async () => {
  const other = await (await visitor(browser, { language: 'en' })).newPage();
  await signIn(other, new URL(page.url()).pathname);
  await card().getByRole('button', { name: 'Edit products' }).click();
  await line(1).getByRole('textbox', { name: 'Quantity' }).fill('5');
  await other.getByTestId('lines').getByRole('button', { name: 'Edit products' }).click();
  await other.getByRole('textbox', { name: 'What is sold' }).fill(`Theirs ${mark}`);
  await other.getByRole('button', { name: 'Save products' }).click();
  await other.getByTestId('lines').getByRole('table').waitFor();
  await card().getByRole('button', { name: 'Save products' }).click();
  const notice = card()
    .getByRole('alert')
    .filter({ hasText: `Theirs ${mark}` });
  await notice.getByRole('button', { name: 'Write mine over it' }).click();
  await card().getByTestId('lines-sum').getByText('DKK 112,500').waitFor();
  await other.context().close();
});

test('a deal that is lost says why', async () => {
  const step = (/** @type {string} */ name) =>
    page.getByRole('list', { name: 'How far the deal has come' }).getByRole('button', { name });
  const lost = /^(Lost|Tabt)$/;
  await step(/** @type {any} */ (lost)).click();
  const dialog = page.getByRole('dialog', { name: 'Why is it lost?' });
  await dialog.getByRole('button', { name: 'Mark as lost' }).click();
  await dialog.getByText('Say why it is lost', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await page.locator('[aria-current=step]').filter({ hasText: lost }).count(), 0);
  await step(/** @type {any} */ (lost)).click();
  await answer(reason);
  await page.locator('[aria-current=step]').filter({ hasText: lost }).waitFor();
  await page.getByRole('button', { name: 'Edit Why it was lost' }).waitFor();
  await page.getByText(reason, { exact: true }).first().waitFor();
  await page.getByRole('list', { name: 'How far the deal has come' }).getByRole('button').first().click();
  await page.getByRole('button', { name: 'Edit Why it was lost' }).waitFor({ state: 'detached' });
});

test('what was made is deleted, and nothing broke on the way', async () => {
  for (const [list, count] of Object.entries({ deals: 2, products: 1 })) {
    await deleteAll(page, list, mark, count);
  }
  // The conflict was one, and the browser says so.
  assert.deepEqual(
    problems.filter((problem) => !problem.includes('409')),
    [],
  );
});
