/** Reports as a manager reads them: ranges, breakdowns, what work costs, and out as CSV. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch, signIn, visitor, watch } from './browser.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let problems;
before(async () => {
  browser = await launch();
  page = await (await visitor(browser, { language: 'en' })).newPage();
  problems = watch(page);
  await signIn(page, '/reports?days=90');
});
after(() => browser?.close());

const section = (/** @type {string} */ title) =>
  page.locator('main section', { has: page.getByRole('heading', { name: title, exact: true }) });

test('a table says what a chart shows, in the range that is chosen', async () => {
  const volume = section('Conversations');
  await volume.locator('.recharts-surface').first().waitFor();
  await volume.getByText('As a table').focus();
  await page.keyboard.press('Enter');
  const table = page.getByRole('table', { name: 'Conversations' });
  assert.equal(await table.locator('tbody tr').count(), 90, 'a row a day');
  await page.getByText('A year', { exact: true }).click();
  await page.waitForURL(/days=365/);
  await page.waitForFunction(() => {
    const rows = document.querySelectorAll('table[aria-label="Conversations"] tbody tr').length;
    return rows === 53 || rows === 54;
  });
});

test('figures are broken down, narrowed down, and lead to the inbox', async () => {
  await page.getByText('Queue', { exact: true }).last().click();
  const table = page.getByRole('table', { name: 'Broken down by: Queue' });
  const link = table.getByRole('link', { name: 'Kundeservice: show in the inbox' });
  await link.waitFor();
  await page.getByRole('combobox', { name: 'Channel' }).click();
  await page.getByRole('option', { name: 'E-mail' }).click();
  await page.waitForURL(/channel=email/);
  await link.click();
  await page.waitForURL(/\/inbox.*queueId=/);
  await page.getByRole('button', { name: 'Filter conversations (2 set)' }).waitFor();
  await page.goBack();
});

test('the cost of a resolution follows what work costs', async () => {
  await section('Cost per resolution').getByRole('button', { name: 'What work costs' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Currency').fill('eur');
  await dialog.getByLabel('An hour of a person’s work').fill('60');
  await dialog.getByLabel('Minutes that a person works').fill('5');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await section('Cost per resolution').locator('.recharts-line').first().waitFor();
  await page.locator('main', { hasText: '€' }).waitFor();
});

test('the report and the conversations behind it come out as CSV', async () => {
  const own = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'This report as CSV' }).click();
  const report = await readFile(await (await own).path(), 'utf8');
  assert.match(report, /Period,Conversations: Began/);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'The conversations behind it' }).click();
  const fetched = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  const file = await fetched;
  assert.match(file.suggestedFilename(), /^conversations-.*\.csv$/);
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\n');
  assert.match(lines[0] ?? '', /id,startedAt,channel/);
  assert.ok(lines.length > 10, `${lines.length} lines`);
  assert.ok(
    lines.slice(1).every((line) => line.includes(',email,')),
    'the filter holds',
  );
  assert.deepEqual(problems, []);
});
