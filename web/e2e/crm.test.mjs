/**
 * From a lead to a deal: a lead is made, found, opened and converted, the deal stands on the board and is
 * moved there; many leads are changed at once, and the change is taken back.
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
/** Tests run over and over on the same house: what they make has names of its own. */
const mark = Date.now().toString(36);
const source = `e2e-${mark}`;

before(async () => {
  browser = await launch();
  page = await (await visitor(browser, { language: 'en' })).newPage();
  problems = watch(page);
  await signIn(page, '/inbox');
});
after(() => browser?.close());

/** @param {string} name */
const row = (name) => page.getByTestId('lead-item').filter({ hasText: name });

/**
 * Makes a lead with the form of the list.
 * @param {string} name
 */
async function makeLead(name) {
  await page.getByRole('button', { name: 'New lead' }).click();
  const form = page.getByRole('dialog', { name: 'New lead' });
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('E-mail').fill(`${name.toLowerCase().replaceAll(' ', '.')}@${mark}.example`);
  await form.getByLabel('Company').fill(`${name} ApS`);
  await form.getByLabel('Source').fill(source);
  await form.getByRole('button', { name: 'Save' }).click();
  await form.waitFor({ state: 'detached' });
}

test('a lead becomes a deal', async () => {
  await page.getByTestId('leads-page').click();
  await page.waitForURL(/\/leads/);
  await makeLead(`Anna ${mark}`);
  await row(`Anna ${mark}`).waitFor();
  await row(`Anna ${mark}`).click();
  await page.getByRole('heading', { name: `Anna ${mark}`, level: 1 }).waitFor();
  await page.getByRole('list', { name: 'What the score is made of' }).waitFor();
  await page.getByTestId('convert-button').click();
  await page.getByTestId('deal-value').fill('50000');
  await page.getByTestId('save-deal').click();
  await page.getByTestId('deal-created').waitFor();
  assert.equal(await page.getByTestId('deal-created').textContent(), 'Deal created successfully');
  assert.equal(await page.getByTestId('convert-button').count(), 0, 'a lead is converted once');
  await page
    .getByRole('status')
    .getByRole('link', { name: `Anna ${mark} ApS` })
    .first()
    .click();
  await page.waitForURL(/\/deals\//);
  await page.getByText('DKK 50,000', { exact: true }).first().waitFor();
});

test('a card is moved to the next stage, and stays there', async () => {
  await page.goto(`${base}/deals?layout=board&q=${encodeURIComponent(`Anna ${mark}`)}`);
  const name = `Anna ${mark} ApS`;
  const card = page.getByTestId('card').filter({ hasText: name });
  await card.dragTo(page.getByTestId('column-proposal'));
  const proposal = page.getByTestId('column-proposal');
  await proposal.getByTestId('card').filter({ hasText: name }).waitFor();
  await proposal.getByText('DKK 50,000', { exact: false }).first().waitFor();
  const link = proposal.getByRole('link', { name });
  await link.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByTestId('column-negotiation').getByTestId('card').filter({ hasText: name }).waitFor();
  await page
    .getByRole('status')
    .filter({ hasText: `${name} is now in` })
    .waitFor({ state: 'attached' });
  await page.reload();
  await page.getByTestId('column-negotiation').getByRole('link', { name }).click();
  await page.locator('[aria-current=step]').waitFor();
  assert.match(await page.locator('[aria-current=step]').innerText(), /Forhandling|Negotiation/);
});

test('a field is edited in place, a note is kept, and the timeline tells', async () => {
  await page.getByRole('button', { name: 'Edit Name' }).click();
  const input = page.getByRole('textbox', { name: 'Name' });
  await input.fill(`Anna ${mark} again`);
  await input.press('Enter');
  await page.getByRole('heading', { name: `Anna ${mark} again`, level: 1 }).waitFor();
  await page.getByRole('textbox', { name: 'Write a note' }).fill('Wants an offer before Friday');
  await page.getByRole('button', { name: 'Add note' }).click();
  const timeline = page.getByTestId('timeline');
  await timeline.getByText('Wants an offer before Friday').waitFor();
  await timeline.getByText('Name:').first().waitFor();
});

test('what somebody else has changed meanwhile is not written over unasked', async () => {
  const [id] = page.url().split('/').slice(-1);
  const other = await (await visitor(browser, { language: 'en' })).newPage();
  await signIn(other, `/deals/${id}`);
  await page.getByRole('button', { name: 'Edit Value' }).click();
  await other.getByRole('button', { name: 'Edit Value' }).click();
  await other.getByRole('textbox', { name: 'Value' }).fill('60000');
  await other.getByRole('textbox', { name: 'Value' }).press('Enter');
  await other.getByText('DKK 60,000', { exact: true }).first().waitFor();
  // The page is told of the change; the editor keeps the revision that was seen when it was opened.
  await page.getByRole('textbox', { name: 'Value' }).fill('70000');
  await page.getByRole('textbox', { name: 'Value' }).press('Enter');
  const notice = page.getByRole('alert').filter({ hasText: 'Somebody else has changed this meanwhile' });
  await notice.waitFor();
  await notice.getByText('DKK 60,000').waitFor();
  await notice.getByRole('button', { name: 'Write mine over it' }).click();
  await page.getByText('DKK 70,000', { exact: true }).first().waitFor();
  await other.context().close();
});

test('many are changed at once, and the change is taken back', async () => {
  await page.goto(`${base}/leads`);
  await makeLead(`Bo ${mark}`);
  await row(`Bo ${mark}`).waitFor();
  await makeLead(`Carl ${mark}`);
  await row(`Carl ${mark}`).waitFor();
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('combobox', { name: 'Field' }).click();
  await page.getByRole('option', { name: 'Source' }).click();
  await page.getByRole('dialog', { name: 'Filter' }).getByRole('textbox', { name: 'Source' }).fill(source);
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.waitForURL(/where=/);
  await page.getByText('3 in all').waitFor();
  for (const name of [`Bo ${mark}`, `Carl ${mark}`]) {
    await page.getByRole('checkbox', { name: `Choose ${name}` }).check();
  }
  const bar = page.getByRole('toolbar');
  await bar.getByText('2 chosen').waitFor();
  await bar.getByRole('button', { name: 'Status' }).click();
  await page.getByRole('menuitem', { name: 'Qualified', exact: true }).click();
  await page.getByText('Changed: 2.').waitFor();
  await row(`Bo ${mark}`).getByText('Qualified').first().waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone: 2 are as they were.').waitFor();
  await row(`Bo ${mark}`).getByText('New', { exact: true }).waitFor();
});

test('the filter is in the address, and a view keeps it', async () => {
  const filtered = page.url();
  await page.goto(`${base}/leads`);
  await page.goto(filtered);
  await page.getByText('3 in all').waitFor();
  await page.getByRole('button', { name: 'View: Filtered' }).click();
  await page.getByRole('menuitem', { name: 'Keep this view' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(`View ${mark}`);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: `View: View ${mark}` }).waitFor();
  await page.goto(`${base}/leads`);
  await page.getByRole('button', { name: 'View: All' }).click();
  await page.getByRole('menuitem', { name: `View ${mark}` }).click();
  await page.getByText('3 in all').waitFor();
  await page.getByRole('button', { name: `View: View ${mark}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'View: All' }).waitFor();
});

test('a file is taken in, and the lines that failed come back', async () => {
  const lines = [`Dora ${mark};dora@${mark}.example;Dora ApS`, ';;', `Erik ${mark};no address;Erik ApS`];
  await page.goto(`${base}/crm/import?kind=lead`);
  await page.locator('input[type=file]').setInputFiles({
    name: `leads-${mark}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(`Navn;E-mail;Firma\n${lines.join('\n')}\n`),
  });
  await page.getByText(`Dora ${mark}`).waitFor();
  const becomes = (/** @type {string} */ column) =>
    page.getByRole('combobox', { name: `What the column ${column} becomes` }).inputValue();
  assert.equal(await becomes('Navn'), 'Name', 'headers are understood');
  assert.equal(await becomes('Firma'), 'Company');
  await page.getByRole('textbox', { name: 'Source of those without one' }).fill(source);
  await page.getByRole('button', { name: 'Take them in' }).click();
  await page.getByTestId('import-created').getByText('1', { exact: true }).waitFor();
  const failed = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the lines that failed' }).click();
  assert.match((await failed).suggestedFilename(), /-failed\.csv$/);
  await page.getByRole('link', { name: 'Show them' }).click();
  await row(`Dora ${mark}`).waitFor();
});

test('a list is taken out as a file', async () => {
  await page.goto(`${base}/leads?q=${mark}`);
  await row(`Dora ${mark}`).waitFor();
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'These columns as CSV' }).click();
  const written = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download lead.csv' }).click();
  const stream = await (await written).createReadStream();
  let text = '';
  for await (const part of stream) text += part;
  assert.match(text, new RegExp(`Dora ${mark}`));
  await page.keyboard.press('Escape');
});

test('a field of the tenant’s own stands on the page of a lead', async () => {
  await page.goto(`${base}/crm/setup?tab=fields`);
  await page.getByRole('button', { name: 'New field' }).click();
  await page.getByRole('textbox', { name: 'Name in English' }).fill(`Shoe size ${mark}`);
  await page.getByRole('combobox', { name: 'What it holds' }).click();
  await page.getByRole('option', { name: 'Number', exact: true }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: `Shoe size ${mark}` }).waitFor();
  await page.goto(`${base}/leads?q=${mark}`);
  await row(`Dora ${mark}`).click();
  await page.getByRole('button', { name: `Fill in: Shoe size ${mark}` }).click();
  await page.getByRole('textbox', { name: `Shoe size ${mark}` }).fill('44');
  await page.getByRole('textbox', { name: `Shoe size ${mark}` }).press('Enter');
  await page.getByTestId('timeline').getByText(`Shoe size ${mark}:`).waitFor();
  await page.goto(`${base}/crm/setup?tab=fields`);
  await page.getByRole('button', { name: `Shoe size ${mark}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog', { name: 'Delete' }).getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: `Shoe size ${mark}` }).waitFor({ state: 'detached' });
});

test('what was made is deleted, and nothing broke on the way', async () => {
  for (const [list, count] of Object.entries({ leads: 4, deals: 1, contacts: 1, companies: 1 })) {
    await deleteAll(page, list, mark, count);
    await page.getByText('Nothing is like that.').waitFor();
  }
  // The conflict was one, and the browser says so.
  assert.deepEqual(
    problems.filter((problem) => !problem.includes('409')),
    [],
  );
});
