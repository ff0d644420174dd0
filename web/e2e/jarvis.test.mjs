/** Jarvis beside a page: it answers, asks before it changes anything, keeps the thread and shares it. A server of ours says the model's part. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { asOwner, launch, NARROW, signIn, visitor, watch } from './browser.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let problems;
/** @type {Awaited<ReturnType<typeof asOwner>>} */
let call;
/** What the model was asked, and what it says next. */
const asked = /** @type {any[]} */ ([]);
const lines = /** @type {object[]} */ ([]);
const name = `jarvis-e2e-${Date.now()}`;
let provider = '';
/** @type {{ id: string, definition: object }} */
let agent;

const model = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    asked.push(JSON.parse(body));
    const delta = lines.shift() ?? { content: 'Nothing more to say.' };
    const reason = 'tool_calls' in delta ? 'tool_calls' : 'stop';
    const chunk = (/** @type {object} */ choice, /** @type {object} */ more = {}) =>
      `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'said', choices: [choice], ...more })}\n\n`;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(chunk({ index: 0, delta: { role: 'assistant', ...delta }, finish_reason: null }));
    const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };
    response.end(`${chunk({ index: 0, delta: {}, finish_reason: reason }, { usage })}data: [DONE]\n\n`);
  });
});

const calls = (/** @type {string} */ tool, /** @type {object} */ given) => ({
  tool_calls: [
    {
      index: 0,
      id: `call_${tool}`,
      type: 'function',
      function: { name: tool, arguments: JSON.stringify(given) },
    },
  ],
});

before(async () => {
  await new Promise((ready) => model.listen(0, '127.0.0.1', () => ready(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (model.address());
  call = await asOwner();
  const made = await call('POST', '/model-providers', {
    name,
    kind: 'compatible',
    url: `http://127.0.0.1:${port}/v1`,
    settings: { models: ['said'] },
  });
  provider = made.id;
  const [known] = (await call('GET', '/agents?type=jarvis')).items;
  const found = known ?? (await call('POST', '/agents', { name: 'Jarvis', type: 'jarvis' }));
  agent = await call('GET', `/agents/${found.id}`);
  await call('PATCH', `/agents/${agent.id}`, {
    definition: { ...agent.definition, model: `${name}/said` },
  });
  browser = await launch();
  page = await (await visitor(browser, { language: 'en' })).newPage();
  problems = watch(page);
  await signIn(page, '/leads');
});
after(async () => {
  await browser?.close();
  await call('PATCH', `/agents/${agent.id}`, { definition: agent.definition });
  await call('DELETE', `/model-providers/${provider}`);
  model.close();
});

const panel = () => page.getByRole('region', { name: 'Jarvis' });
const say = async (/** @type {string} */ text) => {
  await panel().getByRole('textbox').fill(text);
  await page.keyboard.press('Enter');
};

test('it is opened with the keyboard, and knows what is marked on the page', async () => {
  await page.locator('[data-testid=lead-item]').first().waitFor();
  await page.locator('[data-testid=lead-item] input[type=checkbox]').first().check();
  await page.keyboard.press('Control+j');
  await panel().getByText('What can I do for you?').waitFor();
  lines.push(calls('leads_list', { limit: 1 }), { content: 'That lead is new.' });
  await say('What about this one?');
  await panel().getByText('That lead is new.').waitFor();
  await panel().getByText('Used: leads.list').waitFor();
  const told = JSON.stringify(asked[0].messages);
  assert.match(told, /\/leads/);
  assert.match(told, /selected/);
});

test('what it wants to change is done once one agrees', async () => {
  lines.push(calls('tasks_create', { title: name }), { content: 'The task is there.' });
  await say('Make a task of it.');
  const card = panel().getByRole('region', { name: 'What Jarvis wants to do' });
  await card.getByText('tasks').or(card.getByText(name)).first().waitFor();
  assert.equal((await call('GET', '/crm/tasks?limit=100')).items.filter(titled).length, 0);
  await card.getByRole('button', { name: 'Do it' }).click();
  await panel().getByText('The task is there.').waitFor();
  assert.equal((await call('GET', '/crm/tasks?limit=100')).items.filter(titled).length, 1);
});
const titled = (/** @type {{ title: string }} */ task) => task.title === name;

test('the thread goes along to other pages, and is found again', async () => {
  await page.goto(new URL('/workflows', page.url()).href);
  await page.locator('#jarvis').click();
  await panel().getByText('That lead is new.').waitFor();
  await panel().getByRole('button', { name: 'New thread' }).click();
  await panel().getByText('What can I do for you?').waitFor();
  await panel().getByRole('button', { name: 'Threads' }).click();
  await page.getByRole('dialog').getByText('What about this one?').first().click();
  await panel().getByText('The task is there.').waitFor();
});

test('it is shared, and deleted', async () => {
  await panel().getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('switch', { name: 'Everybody here may read it' }).click();
  const mine = async () => (await call('GET', '/jarvis/threads')).items[0];
  await dialog.getByRole('switch', { checked: true }).waitFor();
  assert.equal((await mine()).sharedWith.everyone, true);
  await page.setViewportSize(NARROW);
  await panel().getByRole('textbox').waitFor();
  await panel().getByRole('button', { name: 'Share' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete thread' }).click();
  await panel().getByText('What can I do for you?').waitFor();
  assert.deepEqual(problems, []);
});
