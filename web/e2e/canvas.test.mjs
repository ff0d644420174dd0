/**
 * How smoothly a drawing of 500 nodes moves: the time between two frames while it is panned, zoomed and while a node
 * is dragged. It says what it measured and writes it to the file TEKUP_FRAMES names; how fast a machine must be is not its to say.
 */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { base, launch, signIn, visitor } from './browser.mjs';
import { framesWhile } from './frames.mjs';

const NODES = 500;
/** Mouse moves of each gesture. */
const MOVES = 60;

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string} */
let id;
/** @type {Record<string, Awaited<ReturnType<typeof framesWhile>>>} */
const measured = {};

before(async () => {
  browser = await launch();
  page = await (await visitor(browser, { language: 'en' })).newPage();
  await signIn(page, '/workflows');
});
after(async () => {
  if (process.env.TEKUP_FRAMES) await writeFile(process.env.TEKUP_FRAMES, JSON.stringify(measured, null, 2));
  await browser?.close();
});

/** A grid of steps, each joined to the one before. */
function drawing() {
  const at = (/** @type {number} */ index) => ({
    x: (index % 25) * 320,
    y: Math.floor(index / 25) * 150,
  });
  const nodes = Array.from({ length: NODES }, (_, index) => ({
    id: `n${index}`,
    type: index === 0 ? 'trigger.manual' : index % 5 === 1 ? 'condition' : 'merge',
    name: `Step ${index}`,
    position: at(index),
    inputs: index % 5 === 1 ? { expression: 'true' } : {},
  }));
  const edges = nodes.slice(1).map((node, index) => ({
    id: `e${index}`,
    from: `n${index}`,
    fromPort: index % 5 === 1 ? 'true' : 'out',
    to: node.id,
    toPort: 'in',
  }));
  return { schema: 1, nodes, edges };
}

/**
 * @param {string} name
 * @param {() => Promise<void>} gesture
 */
async function watched(name, gesture) {
  measured[name] = await framesWhile(page, gesture);
}

test('500 nodes are drawn, moved around in and dragged', async (t) => {
  await page.getByRole('button', { name: 'New workflow' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(`Frames ${Date.now()}`);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.waitForURL(/\/workflows\/[^/?]+$/);
  id = new URL(page.url()).pathname.split('/').pop() ?? '';
  await page.locator('.react-flow__pane').waitFor();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, JSON.stringify(drawing()));
  await page.keyboard.press('Escape');
  await page.keyboard.press('f');
  await page
    .locator('.react-flow__node')
    .nth(NODES - 1)
    .waitFor({ state: 'attached' });
  const box = await page.locator('.react-flow').boundingBox();
  assert.ok(box);
  const [x, y] = [box.x + box.width / 2, box.y + box.height - 30];
  const sweep = async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let move = 0; move < MOVES; move += 1) {
      await page.mouse.move(x - 300 * Math.sin(move / 12), y - 200 * Math.abs(Math.sin(move / 20)));
    }
    await page.mouse.up();
  };
  await watched('pan, everything in sight', sweep);
  const zoom = page.getByRole('button', { name: 'Zoom in' });
  for (let press = 0; press < 6; press += 1) await zoom.click();
  await watched('pan, close by', sweep);
  await watched('zoom', async () => {
    await page.mouse.move(x, y - 200);
    for (let move = 0; move < MOVES; move += 1) await page.mouse.wheel(0, move % 40 < 20 ? 60 : -60);
  });
  await page.keyboard.press('f');
  await page
    .locator('.react-flow__node')
    .nth(NODES - 1)
    .waitFor({ state: 'attached' });
  const node = page.locator('.react-flow__node[data-id="n262"]');
  const at = await node.boundingBox();
  assert.ok(at);
  await watched('drag a node', async () => {
    await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
    await page.mouse.down();
    for (let move = 0; move < MOVES; move += 1) {
      await page.mouse.move(at.x + 150 * Math.sin(move / 12), at.y + 100 * Math.sin(move / 20));
    }
    await page.mouse.up();
  });
  for (const [name, figures] of Object.entries(measured)) t.diagnostic(`${name}: ${JSON.stringify(figures)}`);
  const moved = await node.boundingBox();
  assert.ok(moved && Math.abs(moved.x - at.x) + Math.abs(moved.y - at.y) > 1, 'the node was dragged');
});

test('and taken away again', async () => {
  page.on('dialog', (dialog) => dialog.accept());
  await page.goto(`${base}/workflows/${id}`);
  await page.getByRole('button', { name: /^What to do with Frames/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.waitForURL(`${base}/workflows`);
});
