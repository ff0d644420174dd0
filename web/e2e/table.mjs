/**
 * How smoothly a table of very many rows scrolls: how long a jump into the middle takes until its rows are there, and the
 * time between two frames while the wheel turns from there without a pause. Not a test: it wants a tenant with so many
 * leads (`bench/crm.py`) and says what it measured.
 *
 *     TEKUP_URL=http://127.0.0.1:4600 node web/e2e/table.mjs ROWS   (as many as the tenant has, at most 363,000)
 */
import { launch, loaded, signIn, visitor } from './browser.mjs';
import { framesWhile } from './frames.mjs';

const ROWS = Number(process.argv[2] ?? 100_000);
/** What a turn of the wheel moves, in pixels. */
const TURN = 400;

const browser = await launch();
const page = await (await visitor(browser, { language: 'en' })).newPage();
await signIn(page, '/leads');
await loaded(page);
await page.getByRole('status').filter({ hasText: 'in all' }).waitFor();
const area = page.getByRole('table').locator('xpath=..');
await area.hover();

/** Goes to a row as one does who drags the scrollbar; returns after how long all that is in sight is there, in ms. */
async function jump(/** @type {number} */ row) {
  const began = performance.now();
  await area.evaluate((element, to) => {
    element.scrollTop = to * element.scrollHeight;
  }, row / ROWS);
  await page.waitForFunction(
    ([from, to]) => {
      const rows = [...document.querySelectorAll('tbody tr[aria-rowindex]')];
      const at = rows.map((each) => Number(each.ariaRowIndex));
      return (
        at.some((index) => index >= Number(from) && index <= Number(to)) &&
        document.querySelectorAll('.mantine-Skeleton-root').length === 0
      );
    },
    [row * 0.99 - 60, row * 1.01 + 60],
  );
  return performance.now() - began;
}

for (const part of [0, 0.25, 0.5, 0.75, 0.99]) {
  const row = Math.round(part * ROWS);
  const took = await jump(row);
  process.stdout.write(`jump to row ${row}: ${took.toFixed(0)} ms\n`);
  const frames = await framesWhile(page, async () => {
    for (let turn = 0; turn < 100; turn++) await page.mouse.wheel(0, TURN);
  });
  const heap = await page.evaluate(() => /** @type {any} */ (performance).memory?.usedJSHeapSize / 2 ** 20);
  process.stdout.write(
    `the wheel turned there: ${frames.fps} frames/s, p50 ${frames.p50} ms, p95 ${frames.p95} ms, ` +
      `longest ${frames.longest} ms, heap ${heap.toFixed(0)} MiB\n`,
  );
}
await browser.close();
