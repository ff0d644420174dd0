/** Models from a provider's key to the figures: two of them are compared, by a name of their own too. A server of ours is the provider. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { asOwner, launch, loaded, NARROW, signIn, visitor, watch } from './browser.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let problems;
/** @type {Awaited<ReturnType<typeof asOwner>>} */
let call;
const name = `models-e2e-${Date.now()}`;
const alias = `${name}-quick`;
const asked = /** @type {{ key: string | undefined, body: any }[]} */ ([]);
/** Answers that never end, until whoever asked hangs up. */
let hangUps = 0;

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    if (request.url?.endsWith('/models')) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ object: 'list', data: [{ id: 'north' }, { id: 'south' }] }));
      return;
    }
    const wanted = JSON.parse(body);
    asked.push({ key: request.headers.authorization, body: wanted });
    if (wanted.model === 'broken') {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { message: 'this model is not for you' } }));
      return;
    }
    const chunk = (/** @type {object} */ choice, /** @type {object} */ more = {}) =>
      `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: wanted.model, choices: [choice], ...more })}\n\n`;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const say = (/** @type {string} */ content) =>
      response.write(chunk({ index: 0, delta: { content }, finish_reason: null }));
    say(`I am ${wanted.model}`);
    if (JSON.stringify(wanted.messages).includes('Never end')) {
      response.on('close', () => {
        hangUps += 1;
      });
      return;
    }
    say(', and that is all.');
    const usage = { prompt_tokens: 1000, completion_tokens: 500, total_tokens: 1500 };
    response.end(`${chunk({ index: 0, delta: {}, finish_reason: 'stop' }, { usage })}data: [DONE]\n\n`);
  });
});

before(async () => {
  await new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(undefined)));
  call = await asOwner();
  browser = await launch();
  page = await (await visitor(browser, { language: 'en' })).newPage();
  problems = watch(page);
  await signIn(page, '/models');
});
after(async () => {
  await browser?.close();
  for (const path of ['/model-aliases', '/model-providers']) {
    const { items } = await call('GET', `${path}?limit=100`);
    for (const one of items) if (one.name.startsWith(name)) await call('DELETE', `${path}/${one.id}`);
  }
  server.closeAllConnections();
  server.close();
});

const tab = (/** @type {string} */ called) => page.getByRole('tab', { name: called }).click();
const dialog = () => page.getByRole('dialog');
const answer = (/** @type {string} */ model) => page.getByRole('region', { name: `Answer of ${model}` });
const found = async () =>
  (await call('GET', '/model-providers?limit=100')).items.find(
    (/** @type {{ name: string }} */ one) => one.name === name,
  );

test('a provider is added, and its key is never shown again', async () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await tab('Providers');
  await page.getByRole('button', { name: 'Add provider' }).click();
  await dialog().getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Compatible with OpenAI' }).click();
  await dialog().getByLabel('Name').fill(name);
  await dialog().getByRole('button', { name: 'Save' }).click();
  await dialog().getByLabel('Address').and(page.locator('[aria-invalid=true]')).waitFor();
  await dialog().getByLabel('Address').fill(`http://127.0.0.1:${port}/v1`);
  await dialog().getByLabel('API key', { exact: true }).fill('sk-e2e-secret');
  await dialog().getByRole('button', { name: 'Add price' }).click();
  await dialog().getByLabel('Model 1', { exact: true }).fill('north');
  await dialog().getByLabel('Price of tokens read, row 1').fill('2');
  await dialog().getByLabel('Price of tokens written, row 1').fill('4');
  await dialog().getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name }).waitFor();
  await page.getByRole('button', { name: `Edit ${name}` }).click();
  await dialog().getByText('A key is sealed.').waitFor();
  assert.equal(await dialog().getByLabel('API key', { exact: true }).inputValue(), '');
  await dialog().getByRole('button', { name: 'Cancel' }).click();
});

test('it is tested, and offers the models it says it has', async () => {
  await page.getByRole('button', { name: `Test ${name}` }).click();
  await page.getByText('It answered. Models: 2.').waitFor();
  await page.getByRole('button', { name: 'Offer all 2' }).click();
  await page.getByRole('button', { name: 'Offer all 2' }).waitFor({ state: 'detached' });
  assert.deepEqual((await found()).settings.models, ['north', 'south']);
});

test('an alias stands for a model, and for another one when that fails', async () => {
  await tab('Aliases');
  await page.getByRole('button', { name: 'New alias' }).click();
  await dialog().getByLabel('Name').fill(alias);
  await dialog().getByRole('combobox', { name: 'Model 1' }).fill(`${name}/south`);
  // The suggestions lie over what is below them.
  await page.keyboard.press('Tab');
  await dialog().getByRole('button', { name: 'Add model' }).click();
  await dialog().getByRole('combobox', { name: 'Model 2' }).fill(`${name}/north`);
  await page.keyboard.press('Tab');
  await dialog().getByRole('button', { name: 'Move model 2 up' }).click();
  await dialog().getByRole('button', { name: 'Save' }).click();
  const row = page.getByRole('row').filter({ hasText: alias });
  assert.match(await row.innerText(), /north[\s\S]*south/);
});

test('two models answer the same question side by side, with what it took', async () => {
  await tab('Playground');
  await page.getByRole('combobox', { name: 'Model 1' }).fill(alias);
  await page.keyboard.press('Tab');
  await page.getByRole('combobox', { name: 'Model 2' }).fill(`${name}/north`);
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Compare with another' }).click();
  await page.getByRole('combobox', { name: 'Model 3' }).fill(`${name}/broken`);
  await page.keyboard.press('Tab');
  await page.getByLabel('Instructions').fill('Be brief.');
  await page.getByLabel('Temperature').fill('0.5');
  await page.getByLabel('Prompt').fill('Who are you?');
  await page.keyboard.press('Control+Enter');
  await answer(alias).getByText('I am north, and that is all.').waitFor();
  const paid = answer(`${name}/north`);
  await paid.getByText('I am north, and that is all.').waitFor();
  await paid.getByText('1,000 + 500').waitFor();
  await paid.getByText('0.004000').waitFor();
  await paid.getByText('First word').waitFor();
  await answer(`${name}/broken`).getByRole('alert').waitFor();
  const sent = asked.find((one) => one.body.model === 'north');
  assert.equal(sent?.key, 'Bearer sk-e2e-secret');
  assert.equal(sent?.body.temperature, 0.5);
  assert.deepEqual(
    sent?.body.messages.map((/** @type {{ content: string }} */ one) => one.content),
    ['Be brief.', 'Who are you?'],
  );
  // The browser tells of the refusal itself.
  problems.length = 0;
});

test('an answer is stopped, and the model writes no more', async () => {
  await page.getByRole('button', { name: 'Remove model 3' }).click();
  await page.getByLabel('Prompt').fill('Never end.');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await answer(`${name}/north`).getByText('I am north').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await answer(`${name}/north`).getByText('Stopped').waitFor();
  await page.getByRole('button', { name: 'Ask', exact: true }).waitFor();
  for (let tries = 0; hangUps < 2 && tries < 50; tries += 1) await page.waitForTimeout(100);
  assert.equal(hangUps, 2);
});

test('what was used is counted, by model and by person, and what failed with it', async () => {
  await page.setViewportSize(NARROW);
  await tab('Usage');
  await loaded(page);
  const models = page.getByRole('table', { name: 'Model', exact: true });
  await models.getByRole('row').filter({ hasText: 'north' }).first().waitFor();
  await page.getByRole('combobox', { name: 'Split by' }).click();
  await page.getByRole('option', { name: 'Provider' }).click();
  const own = page.getByRole('table', { name: 'Provider' }).getByRole('row').filter({ hasText: name });
  await own.getByText('0.0080').waitFor();
  await own.getByText(/^1 \(/).waitFor();
});

test('the provider is deleted', async () => {
  await tab('Providers');
  await page.getByRole('button', { name: `Edit ${name}` }).click();
  await dialog().getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog', { name: 'Delete' }).getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('heading', { name, exact: true }).first().waitFor({ state: 'detached' });
  assert.equal(await found(), undefined);
  assert.deepEqual(problems, []);
});
