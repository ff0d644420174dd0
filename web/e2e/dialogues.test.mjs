/** An entity of one's own, what an intent asks for, and the same at the chat and at the desk. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { base, launch, NARROW, signIn, visitor, watch } from './browser.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let problems;
const name = `city_${Date.now()}`;
before(async () => {
  browser = await launch();
  page = await (await visitor(browser, { language: 'en' })).newPage();
  problems = watch(page);
  await signIn(page, '/intents/entities');
});
after(() => browser?.close());

test('an entity is made, found in a message, and deleted', async () => {
  await page.getByRole('button', { name: 'New entity' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Name').fill(name);
  await form.getByRole('textbox', { name: 'Values' }).fill('Snekkersten, Snekk\nHumlebæk');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByText('Snekkersten, Humlebæk').waitFor();

  await page.goto(`${base}/intents`);
  await page.fill('#try-input', 'Ligger der en filial i Snekersten?');
  await page.getByRole('button', { name: 'Analyse' }).click();
  await page.getByRole('status').getByText('Snekkersten', { exact: true }).waitFor();

  await page.goto(`${base}/intents/entities`);
  await page.getByRole('button', { name: `Delete ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Snekkersten').waitFor({ state: 'detached' });
});

test('the question of an intent is edited, on a phone as well', async () => {
  await page.setViewportSize(NARROW);
  await page.goto(`${base}/intents/password_reset`);
  await page.getByRole('button', { name: 'Edit the questions' }).click();
  const form = page.getByRole('dialog');
  const question = form.getByRole('textbox', { name: 'Question (English)' });
  const before = await question.inputValue();
  await question.fill('');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('This has to be filled in').first().waitFor();
  await question.fill(`${before} Please.`);
  await form.getByRole('button', { name: 'Save' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByText(`${before} Please.`).waitFor();
  await page.getByRole('button', { name: 'Edit the questions' }).click();
  await question.fill(before);
  await form.getByRole('button', { name: 'Save' }).click();
  await form.waitFor({ state: 'detached' });
  assert.deepEqual(problems, []);
});
