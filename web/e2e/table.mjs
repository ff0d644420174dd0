/**
 * How smoothly a table of very many rows scrolls: the time between two frames while the wheel turns without a pause from
 * the first row to the hundred-thousandth, and after jumps to both ends. Not a test: it wants a tenant with as many
 * leads (`bench/crm.py`) and says what it measured.
 *
 *     TEKUP_URL=http://127.0.0.1:4600 node web/e2e/table.mjs [ROWS]
 */
import { launch, loaded, signIn, visitor } from './browser.mjs';

const ROWS = Number(process.argv[2] ?? 100_000);
/** What a turn of the wheel moves, in pixels. */
const TURN = 1200;

const browser = await launch();
const page = await (await visitor(browser, { language: 'en' })).newPage();
await signIn(page, '/leads');
await loaded(page);
const area = page.getByRole('table').locator('xpath=..');
await area.hover();

/**
 * Notes the time between frames while something is done.
 * @param {string} name
 * @param {() => Promise<void>} work
 */
async function watched(name, work) {
  await page.evaluate(() => {
    const state = /** @type {any} */ (window);
    state.frameTimes = [];
    state.watching = true;
    let last = performance.now();
    const frame = (/** @type {number} */ now) => {
      state.frameTimes.push(now - last);
      last = now;
      if (state.watching) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const began = performance.now();
  await work();
  const took = performance.now() - began;
  /** @type {number[]} */
  const times = await page.evaluate(() => {
    const state = /** @type {any} */ (window);
    state.watching = false;
    return state.frameTimes.slice(1);
  });
  const sorted = [...times].sort((a, b) => a - b);
  const share = (/** @type {number} */ part) =>
    (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(1);
  const fps = ((times.length / times.reduce((sum, time) => sum + time, 0)) * 1000).toFixed(1);
  const heap = await page.evaluate(() => /** @type {any} */ (performance).memory?.usedJSHeapSize / 2 ** 20);
  process.stdout.write(
    `${name}: ${(took / 1000).toFixed(1)} s, ${fps} frames/s, p50 ${share(0.5)} ms, p95 ${share(0.95)} ms, ` +
      `longest ${share(1)} ms, heap ${heap.toFixed(0)} MiB\n`,
  );
}

/** The last row that is drawn. */
const lastDrawn = () =>
  page.evaluate(() =>
    Math.max(...[...document.querySelectorAll('tr[aria-rowindex]')].map((row) => Number(row.ariaRowIndex))),
  );

for (const [from, to] of [
  [0, 0.1],
  [0.1, 0.5],
  [0.5, 0.9],
  [0.9, 1],
]) {
  await watched(`rows ${from * ROWS} to ${to * ROWS}`, async () => {
    while ((await lastDrawn()) < to * ROWS) {
      for (let turn = 0; turn < 10; turn++) await page.mouse.wheel(0, TURN);
    }
  });
}
await watched('up and down among what is loaded', async () => {
  for (let round = 0; round < 5; round++) {
    for (const end of ['Home', 'End']) {
      await area.press(end);
      await page.waitForFunction(
        ([key, most]) => {
          const rows = [...document.querySelectorAll('tbody tr[aria-rowindex]')].map((row) =>
            Number(row.ariaRowIndex),
          );
          return key === 'Home' ? rows.includes(2) : Math.max(...rows) > Number(most) * 0.99;
        },
        [end, ROWS],
      );
    }
  }
});
await browser.close();
