/** Articles that belong together: linked by a person, shown on both sides, taken back. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, loaded, signIn, visitor, watch } from './browser.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let problems;
before(async () => {
  browser = await launch();
  page = await (await visitor(browser, { language: 'en' })).newPage();
  await signIn(page, '/knowledge');
  problems = watch(page);
});
after(() => browser?.close());

/** @param {string} title */
const related = (title) => surroundings().locator('li').filter({ hasText: title });
const surroundings = () => page.locator('main section', { hasText: 'Related articles' });

test('two articles are linked, drawn, and parted again', async () => {
  const rows = page.locator('table a');
  await rows.first().waitFor();
  const [from, ...others] = await rows.allInnerTexts();
  await rows.first().click();
  await surroundings().waitFor();
  await loaded(page);
  const already = await surroundings().locator('li').allInnerTexts();
  const to = others.find((title) => already.every((text) => !text.includes(title)));
  assert.ok(from && to);
  const edit = page.getByRole('button', { name: 'Edit links' });
  await edit.click();
  const dialog = page.getByRole('dialog', { name: 'Edit links' });
  await dialog.getByRole('combobox', { name: 'Documents' }).fill(to);
  await page.getByRole('option', { name: to, exact: true }).click();
  const products = dialog.getByRole('combobox', { name: 'Products' });
  await products.fill('Travel card');
  await products.press('Enter');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await related(to).getByText('Linked by staff').waitFor();
  await page.getByRole('img', { name: /related articles$/ }).waitFor();

  await related(to).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: to }).waitFor();
  await related(from).getByText('Linked by staff').waitFor();

  await related(from).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: from }).waitFor();
  await edit.click();
  await dialog.getByText('Travel card', { exact: true }).waitFor();
  for (const name of [to, 'Travel card']) {
    const pill = dialog.locator('.mantine-Pill-root', { hasText: name });
    await pill.locator('button').click({ force: true });
    await pill.waitFor({ state: 'detached' });
  }
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await related(to).getByText('Linked by staff').waitFor({ state: 'detached' });
  assert.deepEqual(problems, []);
});
