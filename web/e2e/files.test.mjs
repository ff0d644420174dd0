/** A person answers with files: chosen, taken back, sent, and seen in the thread. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { asCustomer, base, launch, signIn, visitor, watch } from './browser.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let problems;
before(async () => {
  browser = await launch();
  page = await (await visitor(browser, { language: 'en' })).newPage();
  await signIn(page);
  problems = watch(page);
});
after(() => browser?.close());

/** The smallest picture there is. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('files go with an answer, and stand in the thread', async () => {
  const { id } = await asCustomer('', { userId: `files-${Date.now()}`, channel: 'api' });
  await page.goto(`${base}/inbox/${id}`);
  await page.getByRole('button', { name: 'Take over' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach files' }).click();
  await (await chooser).setFiles([
    { name: 'receipt.png', mimeType: 'image/png', buffer: PNG },
    { name: 'wrong.txt', mimeType: 'text/plain', buffer: Buffer.from('Wrong') },
    { name: 'terms.txt', mimeType: 'text/plain', buffer: Buffer.from('Terms') },
  ]);
  const files = page.getByRole('list', { name: 'Files that are sent with the reply' });
  await files.getByText('terms.txt').waitFor();
  await page.getByRole('button', { name: 'Remove wrong.txt' }).click();
  assert.equal(await files.getByRole('listitem').count(), 2);
  await page.getByRole('textbox', { name: 'Reply to the customer' }).fill('Here it is');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const answer = page.locator('.human-message', { hasText: 'Here it is' });
  await answer.getByRole('img', { name: 'receipt.png' }).waitFor();
  await answer.getByRole('button', { name: /terms\.txt/ }).waitFor();
  await files.waitFor({ state: 'detached' });
  // A file alone is an answer, too; what may not be sent is refused with its reason.
  const again = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach files' }).click();
  await (await again).setFiles([{ name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<html>') }]);
  await page.getByText(/only images/).waitFor();
  assert.deepEqual(
    problems.filter((one) => !one.includes('415')),
    [],
  );
});
