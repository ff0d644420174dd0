/** An interface of another system is imported, its operations are drawn, and it is read again and removed. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, loaded, signIn, visitor, watch } from './browser.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let problems;
const STAMP = Date.now();
const API = `stock_${STAMP}`;
const WORKFLOW = `Calls ${API}`;

/** @param {Record<string, object>} paths */
const description = (paths) =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: `Stock ${STAMP}`, version: '1.0' },
    servers: [{ url: 'https://stock.example.com/v1' }],
    paths,
  });
const items = {
  get: {
    operationId: 'listItems',
    summary: 'Lists what is in stock',
    parameters: [{ name: 'shelf', in: 'query', schema: { type: 'string' } }],
  },
};
const item = { delete: { operationId: 'removeItem', summary: 'Takes an item out' } };

before(async () => {
  browser = await launch();
  page = await (await visitor(browser, { language: 'en' })).newPage();
  problems = watch(page);
  await signIn(page, '/workflows');
});
after(() => browser?.close());

const nodes = () => page.locator('.react-flow__node');
const dialog = () => page.getByRole('dialog');

test('a description with mistakes is refused beside its field', async () => {
  await page.getByRole('link', { name: 'Interfaces' }).click();
  await page.getByRole('heading', { name: 'Interfaces', level: 1 }).waitFor();
  await loaded(page);
  await page.getByRole('button', { name: 'Import an interface' }).click();
  await dialog().getByText('Text', { exact: true }).click();
  const text = dialog().getByRole('textbox', { name: 'The description' });
  await text.fill('swagger: "2.0"\ninfo:\n  title: Old\n');
  assert.equal(await dialog().getByRole('textbox', { name: 'Name' }).inputValue(), 'old');
  await dialog().getByRole('button', { name: 'Import', exact: true }).click();
  await dialog()
    .getByText(/OpenAPI 3/)
    .nth(1)
    .waitFor();
  assert.equal(await text.getAttribute('aria-invalid'), 'true');
  problems.length = 0; // The refusal is a 400 in the browser's own log.
});

test('a file is read, named after its title and imported', async () => {
  await dialog().getByText('File', { exact: true }).click();
  await dialog()
    .locator('input[type=file]')
    .setInputFiles({
      name: 'stock.json',
      mimeType: 'application/json',
      buffer: Buffer.from(description({ '/items': items, '/items/one': item })),
    });
  await dialog().getByText('stock.json').waitFor();
  await page.waitForFunction(
    (name) => [...document.querySelectorAll('input')].some((one) => one.value === name),
    API,
  );
  await dialog().getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('heading', { name: `Stock ${STAMP}` }).waitFor();
  await page.getByText('https://stock.example.com/v1').waitFor();
  await page.getByRole('cell', { name: `api.${API}.listItems` }).waitFor();
  await page.getByRole('cell', { name: `api.${API}.removeItem` }).waitFor();
});

test('its operations stand in the palette and go on the canvas', async () => {
  await page.goBack();
  await page.getByRole('link', { name: 'Workflows', exact: true }).first().click();
  await page.getByRole('button', { name: 'New workflow' }).click();
  await dialog().getByRole('textbox', { name: 'Name' }).fill(WORKFLOW);
  await dialog().getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('heading', { name: WORKFLOW }).waitFor();
  const search = page.getByRole('textbox', { name: 'Search steps' });
  await search.fill(`${API} stock`);
  await page.getByRole('button', { name: 'listItems' }).click();
  await nodes().filter({ hasText: 'listItems' }).waitFor();
  await page
    .getByRole('complementary', { name: 'The chosen step' })
    .getByText('Lists what is in stock')
    .waitFor();
});

test('from the palette a newer description takes its place', async () => {
  await page.getByRole('button', { name: 'Import an interface' }).click();
  await dialog().getByText('Text', { exact: true }).click();
  await dialog()
    .getByRole('textbox', { name: 'The description' })
    .fill(description({ '/items': { ...items, post: { operationId: 'addItem' } } }));
  await dialog().getByText('It is replaced').waitFor();
  await dialog().getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('button', { name: 'addItem' }).waitFor();
  await page.getByRole('button', { name: 'removeItem' }).waitFor({ state: 'detached' });
  await nodes().filter({ hasText: 'listItems' }).waitFor();
});

test('read again, it says which steps are gone', async () => {
  page.once('dialog', (question) => void question.accept());
  await page.getByRole('link', { name: 'Interfaces' }).click();
  await page.getByRole('link', { name: API }).click();
  await page.getByRole('button', { name: 'Read again' }).click();
  await dialog().getByText('Text', { exact: true }).click();
  await dialog()
    .getByRole('textbox', { name: 'The description' })
    .fill(description({ '/items': items }));
  await dialog().getByRole('button', { name: 'Read again' }).click();
  await dialog().waitFor({ state: 'detached' });
  const told = page.getByRole('alert').filter({ hasText: 'No longer there: 1' });
  await told.getByText(`api.${API}.addItem`).waitFor();
  assert.equal(await page.getByRole('cell', { name: `api.${API}.addItem` }).count(), 0);
});

test('it is removed after a question, and the workflow too', async () => {
  await page.getByRole('button', { name: 'Delete' }).click();
  await dialog().getByText('cannot run from then on').waitFor();
  await dialog().getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('heading', { name: 'Interfaces', level: 1 }).waitFor();
  await page.getByRole('link', { name: API }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Workflows', exact: true }).first().click();
  await page.getByRole('button', { name: `What to do with ${WORKFLOW}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await dialog().getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('link', { name: WORKFLOW }).waitFor({ state: 'detached' });
  assert.deepEqual(problems, []);
});
