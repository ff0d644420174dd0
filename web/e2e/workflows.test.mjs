/** Whoever builds a workflow draws it, tries it, publishes it and compares what was published. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { base, launch, loaded, signIn, visitor, watch } from './browser.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let problems;
const NAME = `Drawn in a test ${Date.now()}`;
before(async () => {
  browser = await launch();
  page = await (await visitor(browser, { language: 'en' })).newPage();
  problems = watch(page);
  await signIn(page, '/workflows');
});
after(() => browser?.close());

const nodes = () => page.locator('.react-flow__node');
const edges = () => page.locator('.react-flow__edge');
const state = () => page.locator('#workflow-state');

/**
 * Waits until the canvas holds so many of something.
 * @param {import('playwright-core').Locator} what
 * @param {number} count
 */
async function holds(what, count) {
  if (count > 0) await what.nth(count - 1).waitFor({ state: 'attached' });
  await what.nth(count).waitFor({ state: 'detached' });
}

/**
 * Adds a step as its button in the palette does: behind the one that is chosen.
 * @param {string} name
 */
async function add(name) {
  const search = page.getByRole('textbox', { name: 'Search steps' });
  await search.fill(name);
  await search.press('Enter');
  await search.fill('');
}

test('a new workflow says what it lacks', async () => {
  await page.getByRole('button', { name: 'New workflow' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(NAME);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('heading', { name: NAME }).waitFor();
  await page
    .getByText(/Problems: \d/)
    .first()
    .waitFor();
});

test('steps come from the palette and are joined to the one before', async () => {
  await add('By hand');
  await holds(nodes(), 1);
  await add('Condition');
  await page.getByRole('button', { name: 'Show everything' }).click();
  await holds(nodes(), 2);
  await holds(edges(), 1);
  await page.getByRole('textbox', { name: 'Expression', exact: true }).click();
  await page.keyboard.type('trigger.total > 3');
  await page.getByText('Not saved').waitFor();
});

test('a step is dragged in and connected by its ports, and a circle is refused', async () => {
  const canvas = page.getByRole('region', { name: 'Drawing of the workflow' });
  const box = await canvas.boundingBox();
  assert.ok(box);
  await page
    .getByRole('button', { name: 'Merge', exact: true })
    .dragTo(canvas, { targetPosition: { x: box.width - 160, y: box.height - 330 } });
  await holds(nodes(), 3);
  const port = (/** @type {number} */ index, /** @type {string} */ id) =>
    nodes().nth(index).locator(`.react-flow__handle[data-handleid="${id}"]`);
  await page.keyboard.press('f');
  await port(1, 'true').dragTo(port(2, 'in'));
  await holds(edges(), 2);
  await port(2, 'out').dragTo(port(1, 'in'));
  await page.getByText('That would go round in circles').waitFor();
  await holds(edges(), 2);
});

test('the keyboard connects, copies, undoes and saves', async () => {
  await nodes().nth(1).click();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'By' }).click();
  await page.getByRole('option', { name: 'false' }).click();
  await dialog.getByRole('combobox', { name: 'To' }).click();
  await page.getByRole('option', { name: /Merge/ }).click();
  await dialog.getByRole('button', { name: 'Connect' }).click();
  await dialog.waitFor({ state: 'detached' });
  await holds(edges(), 3);

  await nodes().nth(2).click();
  await page.keyboard.press('Control+d');
  await holds(nodes(), 4);
  await page.keyboard.press('Delete');
  await holds(nodes(), 3);
  await page.keyboard.press('Control+z');
  await holds(nodes(), 4);
  await page.keyboard.press('Control+z');
  await holds(nodes(), 3);
  await page.keyboard.press('Control+Shift+z');
  await holds(nodes(), 4);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('l');
  await page.keyboard.press('Control+s');
  await state()
    .filter({ hasText: /^Saved$/ })
    .waitFor();
  await page.reload();
  await holds(nodes(), 3);
  await holds(edges(), 3);
});

test('a copy made here can be put into another workflow', async () => {
  await nodes().nth(1).click();
  await page.keyboard.press('Control+a');
  const text = await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    document.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true }));
    return clipboardData.getData('text/plain');
  });
  const copied = JSON.parse(text);
  assert.equal(copied.nodes.length, 3);
  assert.equal(copied.edges.length, 3);
});

test('a try is drawn on the canvas, with what went in and out', async () => {
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByRole('textbox', { name: 'What it starts with' }).fill('{"total": 7}');
  await page.getByRole('button', { name: 'Run the draft' }).click();
  await page.waitForURL(/run=/);
  await page.getByRole('status').filter({ hasText: 'Completed' }).waitFor({ timeout: 30_000 });
  const condition = nodes().nth(1);
  await condition.getByLabel('Done').waitFor();
  await condition.click();
  await page.getByRole('tab', { name: 'Data' }).click();
  await page.getByRole('region', { name: 'What came out' }).getByText('true').waitFor();
});

test('expressions are completed and tried with what the run gave', async () => {
  await page.getByRole('tab', { name: 'Input' }).click();
  const editor = page.getByRole('textbox', { name: 'Expression', exact: true });
  await editor.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('trigger.');
  await page.locator('.cm-tooltip-autocomplete').getByText('total').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.type('total + 1');
  await page.getByRole('status', { name: 'What it gives now' }).filter({ hasText: '8' }).waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('trigger.total > 5');
});

test('who saves after somebody else is asked', async () => {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.locator('.react-flow__node').first().click();
  await other.getByRole('textbox', { name: 'Name', exact: true }).fill('Begun by a colleague');
  await other.keyboard.press('Control+s');
  await other
    .locator('#workflow-state')
    .filter({ hasText: /^Saved$/ })
    .waitFor();
  await other.close();
  problems.length = 0;
  await page.keyboard.press('Control+s');
  await page.getByRole('dialog', { name: 'Somebody else has saved' }).waitFor();
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await state()
    .filter({ hasText: /^Saved$/ })
    .waitFor();
  problems.length = 0; // The refused attempt is a 409 in the browser's own log.
});

test('what is published stands beside what comes after', async () => {
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('textbox', { name: 'What is new' }).fill('First');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Published as version 1').waitFor();
  await nodes().nth(1).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('More than five?');
  await page.keyboard.press('Control+s');
  await state()
    .filter({ hasText: /^Saved$/ })
    .waitFor();
  await page.getByText('Versions', { exact: true }).click();
  await page.getByText('Changed: 1').waitFor();
  await page.getByRole('cell', { name: '"More than five?"' }).waitFor();
  await page.getByText('Runs', { exact: true }).last().click();
  await page.locator('table tbody tr').first().waitFor();
  assert.deepEqual(problems, []);
});

test('it is deleted again', async () => {
  await page.getByRole('button', { name: `What to do with ${NAME}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.waitForURL(`${base}/workflows`);
  await loaded(page);
  await page.locator('main').getByText(NAME).first().waitFor({ state: 'detached' });
});
