/** An agent from its sort to its second version, its file and its first work; no text model is needed. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { asOwner, base, launch, loaded, NARROW, signIn, visitor, WIDE, watch } from './browser.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let problems;
const name = `e2e ${Date.now()}`;
const copy = `${name} copy`;
let address = '';
before(async () => {
  browser = await launch();
  page = await (await visitor(browser, { language: 'en' })).newPage();
  problems = watch(page);
  await signIn(page, '/agents');
});
after(async () => {
  const call = await asOwner();
  const left = await call('GET', `/agents?search=${encodeURIComponent(name)}`);
  for (const { id } of left.items) await call('DELETE', `/agents/${id}`);
  await browser?.close();
});

const menu = (/** @type {string} */ of) => page.getByRole('button', { name: `What to do with ${of}` });

test('an agent is made from a sort', async () => {
  await page.getByRole('button', { name: 'New agent' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Sort').fill('research');
  await dialog.getByText('Gathers facts with their sources.').waitFor();
  // The suggestions lie over what is below them.
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: 'Create agent' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  address = new URL(page.url()).pathname;
  assert.match(await page.getByLabel('Instructions').inputValue(), /You gather facts/);
});

test('what the server refuses is shown at its field', async () => {
  await page.getByLabel('Temperature').fill('9');
  await page.getByRole('button', { name: 'Save as a new version' }).click();
  await page.getByLabel('Temperature').and(page.locator('[aria-invalid=true]')).waitFor();
  await page.getByRole('button', { name: 'Throw changes away' }).click();
  assert.equal(await page.getByLabel('Temperature').inputValue(), '0');
  // The browser tells of the refusal itself.
  problems.length = 0;
});

test('it is edited, and saved as a new version with a note', async () => {
  await page.getByLabel('Instructions').fill('You list leads, and nothing else.');
  await page.getByRole('combobox', { name: 'Tools' }).fill('leads.*');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByRole('combobox', { name: 'Tool of rule 1' }).fill('leads.delete');
  await page.getByRole('combobox', { name: 'What holds in rule 1' }).click();
  await page.getByRole('option', { name: 'May not' }).click();
  // What is typed survives a look at another tab.
  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByRole('table', { name: 'Versions' }).getByText('v1').waitFor();
  await page.getByRole('tab', { name: 'Edit' }).click();
  await page.getByLabel('What is different?').fill('By e2e');
  await page.getByRole('button', { name: 'Save as a new version' }).click();
  await page.getByText('Saved as version 2').waitFor();
});

test('the new version is compared with the one before, and the one before works again', async () => {
  await page.getByRole('tab', { name: 'Versions' }).click();
  const versions = page.getByRole('table', { name: 'Versions' });
  await versions.getByText('By e2e').waitFor();
  const diff = page.getByRole('table', { name: 'Compare versions' });
  await diff.getByRole('rowheader', { name: 'instructions' }).waitFor();
  await diff.locator('ins', { hasText: 'You list leads, and nothing else.' }).waitFor();
  await diff.locator('del', { hasText: 'You gather facts' }).waitFor();
  await diff.locator('ins', { hasText: 'leads.delete' }).waitFor();

  await versions.getByRole('button', { name: 'Have it work' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Have it work' }).click();
  await versions.getByRole('row', { name: /v1 Works now/ }).waitFor();
});

test('it is saved as a file and read in again under another name', async () => {
  await menu(name).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save as YAML' }).click(),
  ]);
  const yaml = await readFile(await download.path(), 'utf8');
  assert.match(yaml, /You gather facts/);
  await page.goto(`${base}/agents`);
  await page.locator('input[type=file]').setInputFiles({
    name: 'agent.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.from(yaml.replace(name, copy)),
  });
  await page.getByRole('heading', { level: 1, name: copy }).waitFor();
  assert.match(await page.getByLabel('Instructions').inputValue(), /You gather facts/);
});

test('a stopped agent takes no work until it is started', async () => {
  await page.goto(`${base}${address}?tab=work`);
  await menu(name).click();
  await page.getByRole('menuitem', { name: 'Stop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('tabpanel', { name: 'Work' }).getByText('It is stopped and takes no work.').waitFor();
  await menu(name).click();
  await page.getByRole('menuitem', { name: 'Start', exact: true }).click();
  await page.getByRole('button', { name: 'Set to work' }).waitFor();
});

test('what it is set to do is listed and can be followed', async () => {
  await page.getByRole('tabpanel', { name: 'Work' }).getByLabel('Task').fill('List all leads.');
  await page.getByRole('button', { name: 'Set to work' }).click();
  const work = page.getByRole('table', { name: 'Work' });
  await work.getByRole('link').first().click();
  await page.getByRole('heading', { level: 1, name: `What ${name} did` }).waitFor();
  await page.getByText('List all leads.').waitFor();
});

test('the list finds it, and the figures say how it is', async () => {
  await page.goto(`${base}/agents`);
  await page.getByLabel('Search agents').fill(copy);
  await page.getByRole('link', { name: copy }).waitFor();
  await page.getByRole('link', { name, exact: true }).waitFor({ state: 'detached' });
  await page.goto(`${base}${address}?tab=figures`);
  await page.getByRole('heading', { name: 'Health' }).waitFor();
  await page.getByText('Takes work').waitFor();
});

test('every part of it fits a phone', async () => {
  await page.setViewportSize(NARROW);
  for (const tab of ['edit', 'work', 'versions', 'figures']) {
    await page.goto(`${base}${address}?tab=${tab}`);
    await page.getByRole('tabpanel').first().waitFor();
    await loaded(page);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(overflow, 0, tab);
  }
  await page.setViewportSize(WIDE);
  assert.deepEqual(problems, []);
});
