/** Whoever wonders what a run did finds it by its kind and reads its steps on one time axis. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { asOwner, base, launch, loaded, signIn, visitor, watch } from './browser.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let problems;
before(async () => {
  browser = await launch();
  page = await (await visitor(browser, { language: 'en' })).newPage();
  problems = watch(page);
  await signIn(page, '/runs');
});
after(() => browser?.close());

test('the list is narrowed down by kind, state and time, and the address says so', async () => {
  await page.getByRole('combobox', { name: 'Filter by kind' }).click();
  await page.getByRole('option', { name: 'Train the intents' }).click();
  await page.waitForURL(/kind=intents\.train/);
  await loaded(page);
  const names = await page.locator('table tbody a').allInnerTexts();
  assert.ok(names.length > 0, 'the demo has trained its intents');
  assert.deepEqual([...new Set(names)], ['Train the intents']);
  await page.getByRole('combobox', { name: 'Filter by state' }).click();
  await page.getByRole('option', { name: 'Cancelled' }).click();
  await page.getByText('No run is like that.').waitFor();
  await page.goto(`${base}/runs?state=completed&since=month`);
  await page.locator('table tbody a').first().waitFor();
  assert.equal(await page.getByRole('combobox', { name: 'Filter by time' }).inputValue(), 'The last 30 days');
});

test('a run shows its steps with what each returned', async () => {
  await page.goto(`${base}/runs?kind=intents.train`);
  await page.locator('table tbody a').first().click();
  const timeline = page.getByRole('region', { name: 'Timeline' });
  const step = timeline.getByRole('button', { expanded: false }).first();
  const name = (await step.innerText()).trim();
  await step.click();
  await page.getByRole('region', { name: `Output of ${name}` }).waitFor();
  await page.getByText('Attempt 1 of').waitFor();
  assert.deepEqual(problems, []);
});

/** A workflow that hands on a text of so many letters, done once; returns the run's id and how to take it away. */
async function handsOn(/** @type {number} */ letters) {
  const api = await asOwner();
  const definition = {
    schema: 1,
    nodes: [
      { id: 'start', type: 'trigger.manual', inputs: {} },
      { id: 'text', type: 'transform', inputs: { source: '=trigger.text' } },
    ],
    edges: [{ id: 'e1', from: 'start', to: 'text' }],
  };
  const { id } = await api('POST', '/workflows', { name: `Large ${Date.now()}`, definition });
  const input = { text: 'abc '.repeat(letters / 4) };
  const { runId } = await api('POST', `/workflows/${id}/start`, { version: 'draft', input });
  return { runId, remove: () => api('DELETE', `/workflows/${id}`) };
}

test('what is large is fetched when somebody asks for it', async () => {
  const { runId, remove } = await handsOn(60_000);
  await page.goto(`${base}/runs/${runId}`);
  await page.getByText('Completed').first().waitFor();
  await page.getByRole('button', { name: 'text', exact: true }).click();
  await page.getByRole('button', { name: 'Show (large): Output of text' }).click();
  await page.getByRole('region', { name: 'Output of text' }).getByText('abc abc').waitFor();
  await page.getByText('of a worker').waitFor();
  await remove();
  assert.deepEqual(problems, []);
});
