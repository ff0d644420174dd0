/** What agents remember: written, found, corrected and deleted by people, and learned by an agent whose model is a server of ours. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { asOwner, base, launch, loaded, NARROW, signIn, visitor, watch } from './browser.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let problems;
/** @type {Awaited<ReturnType<typeof asOwner>>} */
let call;
const mark = `e2e${Date.now()}`;
const shipping = `Orders of ${mark} ship on Tuesdays.`;
const learned = `The people at ${mark} want to be called before noon.`;
let customer = /** @type {{ id: string, name: string | null, userId: string }} */ ({});

/** The turns of a model that reads what customers wrote, keeps a fact and says so. */
const TURNS = [
  { name: 'conversations_list', arguments: '{"limit":1}' },
  { name: 'memory_remember', arguments: JSON.stringify({ fact: learned, about: 'person' }) },
  null,
];
let turn = 0;
const model = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const asked = TURNS[turn];
    turn += 1;
    const delta = asked
      ? { tool_calls: [{ index: 0, id: `c${turn}`, type: 'function', function: asked }] }
      : { content: 'Kept.' };
    const chunk = (/** @type {object} */ choice, /** @type {object} */ more = {}) =>
      `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [choice], ...more })}\n\n`;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(chunk({ index: 0, delta, finish_reason: null }));
    const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };
    const finish = asked ? 'tool_calls' : 'stop';
    response.end(`${chunk({ index: 0, delta: {}, finish_reason: finish }, { usage })}data: [DONE]\n\n`);
  });
});

before(async () => {
  await new Promise((ready) => model.listen(0, '127.0.0.1', () => ready(undefined)));
  call = await asOwner();
  [customer] = (await call('GET', '/customers?limit=1')).items;
  browser = await launch();
  page = await (await visitor(browser, { language: 'en' })).newPage();
  problems = watch(page);
  await signIn(page, '/agents?tab=memory');
});
after(async () => {
  await browser?.close();
  const { items } = await call('GET', `/agent-memory?limit=100&search=${mark}`);
  for (const { id } of items) await call('DELETE', `/agent-memory/${id}`);
  const agents = await call('GET', `/agents?search=${mark}`);
  for (const { id } of agents.items) await call('DELETE', `/agents/${id}`);
  const providers = await call('GET', '/model-providers?limit=100');
  for (const one of providers.items)
    if (one.name === mark) await call('DELETE', `/model-providers/${one.id}`);
  model.closeAllConnections();
  model.close();
});

const dialog = () => page.getByRole('dialog');
const list = () => page.getByRole('list', { name: 'Memory' });
const item = (/** @type {string} */ text) => list().getByRole('listitem').filter({ hasText: text });
const nameOf = () => customer.name ?? customer.userId;

/** Waits until the address says what is shown. */
const addressed = (/** @type {RegExp} */ as) => page.waitForURL((url) => as.test(url.search));

test('a fact about the business is written, and says by whom', async () => {
  await page.getByRole('button', { name: 'New memory' }).click();
  await dialog().getByRole('button', { name: 'Save' }).click();
  await dialog().getByLabel('What to remember').and(page.locator('[aria-invalid=true]')).waitFor();
  await dialog().getByLabel('What to remember').fill(shipping);
  await dialog().getByLabel('Forgotten after days').fill('30');
  await dialog().getByRole('button', { name: 'Save' }).click();
  await item(shipping).getByText('About the business').waitFor();
  await item(shipping).getByText('Written by').waitFor();
  await item(shipping).getByText('Not recalled yet').waitFor();
  await item(shipping).getByText('Forgotten', { exact: false }).waitFor();
});

test('a fact about a customer leads to all that is remembered of them', async () => {
  await page.getByRole('button', { name: 'New memory' }).click();
  await dialog().getByLabel('What to remember').fill(`${mark} has a dog.`);
  await dialog().getByRole('combobox', { name: 'About whom' }).click();
  await page.getByRole('option', { name: 'A customer' }).click();
  await dialog().getByRole('button', { name: 'Save' }).click();
  await dialog()
    .getByRole('combobox', { name: 'Customer' })
    .and(page.locator('[aria-invalid=true]'))
    .waitFor();
  await dialog().getByRole('combobox', { name: 'Customer' }).fill(nameOf());
  await page.getByRole('option', { name: nameOf() }).first().click();
  await dialog().getByRole('button', { name: 'Save' }).click();
  await item('has a dog').getByRole('link', { name: nameOf() }).click();
  await addressed(/customer=/);
  await item('has a dog').waitFor();
  await item(shipping).waitFor({ state: 'detached' });
});

test('whoever reads a conversation of the customer sees it', async () => {
  const { items } = await call('GET', `/customers/${customer.id}/conversations?limit=1`);
  await page.goto(`${base}/inbox/${items[0].id}`);
  const remembered = page.getByRole('region', { name: 'What agents remember' });
  await remembered.getByText(`${mark} has a dog.`).waitFor();
  await remembered.getByRole('link', { name: 'Show all' }).click();
  await item('has a dog').waitFor();
});

test('the list is narrowed down, and the address keeps it', async () => {
  await page.goto(`${base}/agents?tab=memory`);
  await page.getByRole('textbox', { name: 'Search in the text' }).fill(`of ${mark} ship`);
  await addressed(/q=/);
  await page.getByRole('combobox', { name: 'About whom' }).click();
  await page.getByRole('option', { name: 'The business' }).click();
  await addressed(/about=business/);
  await item('has a dog').waitFor({ state: 'detached' });
  await page.reload();
  await item(shipping).waitFor();
  assert.equal(await list().getByRole('listitem').count(), 1);
  await page.getByRole('combobox', { name: 'Sort' }).click();
  await page.getByRole('option', { name: 'Episodes' }).click();
  await page.getByText('Nothing like that is remembered').waitFor();
});

test('what would be recalled for a task is tried', async () => {
  await page.goto(`${base}/agents?tab=memory`);
  await page.getByLabel('A question or a task').fill(`When do orders of ${mark} ship?`);
  await page.getByRole('button', { name: 'Try', exact: true }).click();
  const found = page.getByRole('list', { name: 'Try what agents would recall' });
  await found.getByRole('listitem').filter({ hasText: shipping }).waitFor();
  // What is about a customer is recalled only for something of theirs.
  assert.equal(await found.getByText(`${mark} has a dog.`).count(), 0);
});

test('what an agent learned from outside is marked until a person vouches for it', async () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (model.address());
  const url = `http://127.0.0.1:${port}/v1`;
  await call('POST', '/model-providers', {
    name: mark,
    kind: 'compatible',
    url,
    settings: { models: ['m'] },
  });
  const made = await call('POST', '/agents', { name: mark, type: 'assistant' });
  const memory = { recall: true, episodes: true };
  const definition = { ...made.definition, model: `${mark}/m`, memory };
  await call('PATCH', `/agents/${made.id}`, { definition, promote: true });
  await call('POST', `/agents/${made.id}/runs`, { task: `Learn about ${mark}.` });

  await page.goto(`${base}/agents?tab=memory&about=person&q=${mark}`);
  await item(learned).getByText('Untrusted').waitFor();
  await item(learned).getByText('About you').waitFor();
  await item(learned).getByRole('link', { name: mark }).waitFor();
  // It appears once the agent is done.
  await item('Kept.').getByText('Episode').waitFor();
  await item(learned).getByRole('link', { name: 'See how' }).click();
  await page.getByRole('heading', { level: 1, name: `What ${mark} did` }).waitFor();
  await page.getByText('Uses memory.remember').waitFor();

  await page.goBack();
  await item(learned).getByRole('button').click();
  await dialog().getByText('Who changes what it says vouches for it').waitFor();
  await dialog().getByRole('button', { name: 'Save' }).click();
  await dialog().waitFor({ state: 'detached' });
  await item(learned).getByText('Untrusted').waitFor();
  await item(learned).getByRole('button').click();
  await dialog().getByLabel('It is right as it stands').check();
  await dialog().getByRole('button', { name: 'Save' }).click();
  await item(learned).getByText('Untrusted').waitFor({ state: 'detached' });
});

test('a memory is corrected, and deleted after a question', async () => {
  await page.goto(`${base}/agents?tab=memory&q=${mark}`);
  await item(shipping).getByRole('button').click();
  assert.equal(await dialog().getByLabel('Forgotten after days').inputValue(), '30');
  await dialog().getByLabel('What to remember').fill(`Orders of ${mark} ship on Fridays.`);
  await dialog().getByLabel('Forgotten after days').fill('');
  await dialog().getByRole('button', { name: 'Save' }).click();
  const changed = item('ship on Fridays');
  await changed.waitFor();
  assert.doesNotMatch(await changed.innerText(), /Forgotten/);
  await changed.getByRole('button').click();
  await dialog().getByRole('button', { name: 'Delete' }).click();
  const sure = page.getByRole('dialog', { name: 'Forget this?' });
  await sure.getByText('Agents no longer recall').waitFor();
  await sure.getByRole('button', { name: 'Delete' }).click();
  await changed.waitFor({ state: 'detached' });
});

test('everything about a customer is forgotten, once it is said how much that is', async () => {
  await page.goto(`${base}/agents?tab=memory&customer=${customer.id}`);
  await item('has a dog').waitFor();
  await loaded(page);
  const count = await list().getByRole('listitem').count();
  await page.getByRole('button', { name: 'Forget everything…' }).click();
  await page.getByRole('menuitem', { name: `Forget everything about ${nameOf()}` }).click();
  await dialog().getByText(`Memories that are deleted for good: ${count}.`).waitFor();
  await dialog().getByRole('button', { name: 'Forget', exact: true }).click();
  await page.getByText('Nothing like that is remembered').waitFor();
});

test('an agent is told whether to recall and to keep, and the versions differ by it', async () => {
  const { items } = await call('GET', `/agents?search=${mark}`);
  await page.goto(`${base}/agents/${items[0].id}`);
  const recall = page.getByRole('switch', { name: 'Begins with what it remembers' });
  await recall.waitFor();
  assert.equal(await recall.isChecked(), true);
  await recall.uncheck();
  await page.getByRole('button', { name: 'Save as a new version' }).click();
  await page.getByText('Saved as version 3').waitFor();
  await page.getByRole('tab', { name: 'Versions' }).click();
  const diff = page.getByRole('table', { name: 'Compare versions' });
  await diff.getByRole('rowheader', { name: 'memory' }).waitFor();
});

test('it fits a phone, and speaks Danish', async () => {
  const context = await visitor(browser, { language: 'da', viewport: NARROW });
  const danish = await context.newPage();
  const faults = watch(danish);
  await signIn(danish, `/agents?tab=memory&q=${mark}`);
  await danish.getByRole('tab', { name: 'Hukommelse', selected: true }).waitFor();
  await danish.getByRole('list', { name: 'Hukommelse' }).getByText(learned).waitFor();
  await loaded(danish);
  const overflow = await danish.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(overflow, 0);
  assert.deepEqual(faults, []);
  await context.close();
  assert.deepEqual(problems, []);
});
