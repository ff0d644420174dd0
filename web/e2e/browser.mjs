/**
 * What every end-to-end test needs: Debian's Chromium, a page in a chosen language and scheme, and a
 * signed-in session. Where Tekup runs and who signs in comes from the environment.
 */
import { chromium } from 'playwright-core';

export const base = process.env.TEKUP_URL ?? 'http://127.0.0.1:4000';
const email = process.env.TEKUP_EMAIL ?? 'owner@nordhavn.example';
const password = process.env.TEKUP_PASSWORD ?? 'Demo-Password-1!';

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 390, height: 844 };

/** @typedef {{ language?: 'da' | 'en', scheme?: 'light' | 'dark', viewport?: { width: number, height: number } }} Look */

export function launch() {
  return chromium.launch({
    executablePath: process.env.TEKUP_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * A browser of its own with no session, in one language and colour scheme.
 * @param {import('playwright-core').Browser} browser
 * @param {Look} [look]
 */
export async function visitor(browser, look = {}) {
  const context = await browser.newContext({
    locale: look.language === 'da' ? 'da-DK' : 'en-GB',
    colorScheme: look.scheme ?? 'light',
    viewport: look.viewport ?? WIDE,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  return context;
}

/**
 * Signs in through the page, as a person does.
 * @param {import('playwright-core').Page} page
 * @param {string} [path] where to go
 */
export async function signIn(page, path = '/inbox') {
  await page.goto(base + path);
  await page.fill('input[type=email]', email);
  await page.fill('input[type=password]', password);
  await page.click('button[type=submit]');
  await page.waitForSelector('#main');
}

/**
 * Collects what the page reports as broken: uncaught errors and console errors, without the one that
 * every first visit brings (no session to refresh yet).
 * @param {import('playwright-core').Page} page
 */
export function watch(page) {
  /** @type {string[]} */
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    if (message.location().url.endsWith('/api/v1/auth/refresh')) return;
    problems.push(`${message.text()} (${message.location().url})`);
  });
  return problems;
}
