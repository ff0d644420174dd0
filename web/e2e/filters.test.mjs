/** The queue narrowed down by what customers want and by when they wrote. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { asCustomer, launch, signIn, visitor } from './browser.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/**
 * Asks as a customer; gives the conversation and the intent that was understood.
 * @param {string} question
 */
async function ask(question) {
  const { id } = await asCustomer('', { userId: `filters-${Date.now()}`, channel: 'api' });
  const { intent } = await asCustomer(`/${id}/messages`, { content: question });
  return { id, intent };
}

test('the queue shows one intent, and the days that are chosen', async () => {
  const lost = await ask('I have lost my card, please block it');
  const other = await ask('What are your opening hours?');
  assert.ok(lost.intent && lost.intent !== other.intent, `${lost.intent}, ${other.intent}`);
  const page = await (await visitor(browser, { language: 'en' })).newPage();
  await signIn(page, '/inbox?view=open');
  /** @param {string} id */
  const row = (id) => page.locator(`a[href^="/inbox/${id}"]`);
  await row(lost.id).waitFor();
  await row(other.id).waitFor();
  const open = page.getByRole('button', { name: /^Filter conversations/ });
  await open.click();
  await page.getByRole('combobox', { name: 'Intent' }).fill(lost.intent);
  await page.getByRole('option', { name: lost.intent, exact: true }).click();
  await row(other.id).waitFor({ state: 'detached' });
  await row(lost.id).waitFor();
  const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Active from').fill(tomorrow);
  await row(lost.id).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await row(other.id).waitFor();
});
