/**
 * Notes the time between frames while something is done to a page.
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<void>} work
 * @returns {Promise<{ frames: number, fps: number, p50: number, p95: number, longest: number }>} times in milliseconds
 */
export async function framesWhile(page, work) {
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
  await work();
  /** @type {number[]} */
  const times = await page.evaluate(() => {
    const state = /** @type {any} */ (window);
    state.watching = false;
    return state.frameTimes.slice(1);
  });
  const sorted = [...times].sort((a, b) => a - b);
  const tenths = (/** @type {number} */ value) => Math.round(value * 10) / 10;
  const share = (/** @type {number} */ part) => tenths(sorted[Math.floor(part * (sorted.length - 1))] ?? 0);
  const whole = times.reduce((sum, time) => sum + time, 0);
  return {
    frames: times.length,
    fps: tenths((times.length / whole) * 1000),
    p50: share(0.5),
    p95: share(0.95),
    longest: share(1),
  };
}
