/**
 * Wherever a deal is moved to lost, somebody says why: on the board with the keyboard and with the mouse, and among many
 * at once; the figures show it.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { asOwner, base, launch, loaded, signIn, visitor, watch } from './browser.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let problems;
/** @type {Awaited<ReturnType<typeof asOwner>>} */
let call;
const mark = Date.now().toString(36);
const first = `Fleet ${mark}`;
const second = `Repairs ${mark}`;
const reason = `Too dear ${mark}`;
/** @type {string[]} */
const ids = [];

before(async () => {
  call = await asOwner();
  for (const [name, stage] of [
    [first, 'won'],
    [second, 'negotiation'],
  ]) {
    ids.push((await call('POST', '/crm/deals', { name, stage, value: 90_000 })).id);
  }
  browser = await launch();
  page = await (
    await visitor(browser, { language: 'en', viewport: { width: 1900, height: 1000 } })
  ).newPage();
  problems = watch(page);
  await signIn(page, `/deals?layout=board&q=${mark}`);
});
after(async () => {
  await browser?.close();
  for (const id of ids) await call('DELETE', `/crm/deals/${id}`);
});

const column = (/** @type {string} */ key) => page.getByTestId(`column-${key}`);
const dialog = (/** @type {string} */ name) => page.getByRole('dialog', { name: `Why is it lost? ${name}` });

test('the keyboard carries a card to lost, with the reason', async () => {
  await loaded(page);
  await column('won').getByRole('link', { name: first }).press('Shift+ArrowRight');
  const field = dialog(first).getByRole('textbox', { name: 'Why it was lost' });
  await field.fill(reason);
  await field.press('Enter');
  await column('lost').getByRole('link', { name: first }).waitFor();
  const deal = await call('GET', `/crm/deals/${ids[0]}`);
  assert.deepEqual([deal.stage, deal.status, deal.lostReason], ['lost', 'lost', reason]);
});

test('a card that is dragged to lost goes back where nobody says why', async () => {
  await column('negotiation')
    .getByTestId('card')
    .filter({ hasText: second })
    .dragTo(column('lost'), { targetPosition: { x: 40, y: 80 } });
  await dialog(second).getByRole('button', { name: 'Cancel' }).click();
  await dialog(second).waitFor({ state: 'detached' });
  await column('negotiation').getByRole('link', { name: second }).waitFor();
  assert.equal((await call('GET', `/crm/deals/${ids[1]}`)).stage, 'negotiation');
});

test('many at once are lost for one reason, and what was said before is offered', async () => {
  await page.goto(`${base}/deals?q=${second.replace(' ', '%20')}`);
  await page.getByRole('checkbox', { name: `Choose ${second}` }).check();
  await page.getByRole('toolbar').getByRole('button', { name: 'Stage' }).click();
  await page.getByRole('menuitem', { name: /^(Lost|Tabt)$/ }).click();
  const asked = page.getByRole('dialog');
  await asked.getByRole('button', { name: reason }).click();
  await asked.getByRole('button', { name: 'Mark as lost' }).click();
  await page.getByText('Changed: 1.').waitFor();
  assert.equal((await call('GET', `/crm/deals/${ids[1]}`)).lostReason, reason);
});

test('the figures show why deals were lost', async () => {
  await page.goto(`${base}/crm/analytics`);
  const heading = page.getByRole('heading', { name: 'Why deals were lost' });
  const chart = page.locator('section').filter({ has: heading });
  await chart.getByText(reason).waitFor();
  assert.deepEqual(problems, []);
});
