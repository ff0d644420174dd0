/** Of a loop's many rounds a person looks at one: on the canvas, in the data and on the timeline. */
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
let api;
/** @type {string[]} */
const made = [];
const STAMP = Date.now();

/**
 * A workflow that has run to its end.
 * @param {string} name
 * @param {[string, string, string, object?][]} nodes id, type, title, inputs
 * @param {string} ways such as `a>b a.each>c`
 * @param {object} input
 */
async function ran(name, nodes, ways, input) {
  const definition = {
    schema: 1,
    nodes: nodes.map(([id, type, title, inputs = {}], at) => ({
      id,
      type,
      name: title,
      inputs,
      position: { x: at * 290, y: (at % 2) * 130 },
    })),
    edges: ways.split(' ').map((way, at) => {
      const [from = '', to = ''] = way.split('>');
      const [source = '', port = 'out'] = from.split('.');
      return { id: `e${at}`, from: source, fromPort: port, to, toPort: 'in' };
    }),
  };
  const { id } = await api('POST', '/workflows', { name: `${name} ${STAMP}`, definition });
  made.push(id);
  const { runId } = await api('POST', `/workflows/${id}/start`, { version: 'draft', input });
  await page.goto(`${base}/workflows/${id}?run=${runId}`);
  await page
    .getByRole('status')
    .filter({ hasText: /Completed|Failed/ })
    .waitFor({ timeout: 30_000 });
  await loaded(page);
  return runId;
}

before(async () => {
  browser = await launch();
  page = await (await visitor(browser, { language: 'en' })).newPage();
  problems = watch(page);
  await signIn(page, '/workflows');
  api = await asOwner();
});
after(async () => {
  for (const id of made) await api('DELETE', `/workflows/${id}`);
  await browser?.close();
});

/** @param {string} title */
const node = (title) => page.locator('.react-flow__node').filter({ hasText: title });
/** @param {string} loop */
const rounds = (loop) => page.getByRole('group', { name: `Rounds of ${loop}`, exact: true });
const cameOut = () => page.getByRole('region', { name: 'What came out' });
const HALF = {
  source: "if (input < 0) throw new Error('below zero'); return {half: input / 2}",
  input: '=item',
};

test('a round shows what was done in it, and the failed one is found', async () => {
  await ran(
    'Halves',
    [
      ['start', 'trigger.manual', 'Begin'],
      ['each', 'loop', 'Each amount', { items: '=trigger.list', keepGoing: true }],
      ['halve', 'code', 'Halve it', HALF],
      ['tell', 'transform', 'Tell it', { source: '=nodes.halve.half * 10' }],
    ],
    'start>each each.each>halve halve>tell',
    { list: [10, -4, 30, 40] },
  );
  await rounds('Each amount').getByText('of 4').waitFor();
  await node('Halve it').click();
  await page.getByRole('tab', { name: 'Data' }).click();
  await rounds('Each amount').getByRole('button', { name: 'The next round' }).click();
  await cameOut().getByText('5', { exact: true }).waitFor();
  await rounds('Each amount').getByRole('textbox').fill('3');
  await cameOut().getByText('15', { exact: true }).waitFor();
  await rounds('Each amount').getByRole('button', { name: 'The failed one' }).click();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await node('Halve it').getByLabel('Failed').waitFor();
  await node('Tell it').getByLabel('Skipped').waitFor();
  await page.getByRole('complementary').getByText('below zero').waitFor();
  assert.equal(await rounds('Each amount').getByRole('textbox').inputValue(), '2');
  await rounds('Each amount').getByRole('button', { name: 'All rounds together' }).click();
  await node('Halve it').getByLabel('Done').waitFor();
});

test('what went into a round stands at the way into it', async () => {
  await rounds('Each amount').getByRole('textbox').fill('4');
  await page.locator('.react-flow__edge[data-id=e1]').focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'The chosen connection' });
  await panel.getByText('40', { exact: true }).waitFor();
});

test('where the run failed, the round in which it did is found', async () => {
  await ran(
    'Stops',
    [
      ['start', 'trigger.manual', 'Begin'],
      ['each', 'loop', 'Each amount', { items: '=trigger.list' }],
      ['look', 'transform', 'Look at it', { source: '=item' }],
      ['halve', 'code', 'Halve it', HALF],
    ],
    'start>each each.each>look look>halve',
    { list: [10, 20, -4, 40] },
  );
  await rounds('Each amount').getByRole('button', { name: 'The failed one' }).click();
  assert.equal(await rounds('Each amount').getByRole('textbox').inputValue(), '3');
  await node('Halve it').getByLabel('Failed').waitFor();
  await node('Look at it').getByLabel('Done').waitFor();
  await rounds('Each amount').getByRole('button', { name: 'The round before' }).click();
  await node('Halve it').getByLabel('Done').waitFor();
});

test('of loops within each other a round is chosen for each, and on the timeline too', async () => {
  const runId = await ran(
    'Lists',
    [
      ['start', 'trigger.manual', 'Begin'],
      ['outer', 'loop', 'Each list', { items: '=trigger.lists' }],
      ['inner', 'loop', 'Each number', { items: '=item' }],
      ['halve', 'code', 'Halve it', HALF],
    ],
    'start>outer outer.each>inner inner.each>halve',
    { lists: [[2, 4], [6, 8, 10], [12]] },
  );
  assert.equal(await rounds('Each number').count(), 0);
  await node('Halve it').click();
  await page.getByRole('tab', { name: 'Data' }).click();
  await rounds('Each list').getByRole('textbox').fill('2');
  await rounds('Each number').getByText('of 3').waitFor();
  await cameOut().getByText('3', { exact: true }).waitFor();
  await rounds('Each number').getByRole('textbox').fill('3');
  await cameOut().getByText('5', { exact: true }).waitFor();

  await page.goto(`${base}/runs/${runId}`);
  await rounds('outer').getByRole('textbox').fill('2');
  const step = (/** @type {string} */ name) => page.getByRole('button', { name, exact: true });
  await step('outer[1].inner[2].halve').waitFor();
  await step('outer[0].inner[0].halve').waitFor({ state: 'detached' });
  await rounds('outer[1].inner').getByRole('textbox').fill('1');
  await step('outer[1].inner[0].halve').waitFor();
  await step('outer[1].inner[2].halve').waitFor({ state: 'detached' });
  await rounds('outer').getByRole('button', { name: 'All rounds together' }).click();
  await step('outer[2].inner[0].halve').waitFor();
  assert.deepEqual(problems, []);
});
