/**
 * What every end-to-end test needs: Debian's Chromium, a page in a chosen language and scheme, and a
 * signed-in session. Where Tekup runs and who signs in comes from the environment.
 */
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

export const base = process.env.TEKUP_URL ?? 'http://127.0.0.1:4000';
const email = process.env.TEKUP_EMAIL ?? 'owner@nordhavn.example';
const business = process.env.TEKUP_BUSINESS ?? 'Nordhavn Bank';
const password = process.env.TEKUP_PASSWORD ?? 'Demo-Password-1!';

export const WIDE = { width: 1440, height: 900 };
/** The narrowest screen that has to work. */
export const SMALLEST = { width: 360, height: 740 };
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

/** Questions the demo's knowledge answers. */
export const QUESTION = {
  en: process.env.TEKUP_QUESTION_EN ?? 'How do I change my PIN?',
  da: process.env.TEKUP_QUESTION_DA ?? 'Hvordan skifter jeg min pinkode?',
};

/** Longer than anything but a model's wording takes, in milliseconds. */
const PATIENCE = 10_000;

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
  context.setDefaultTimeout(PATIENCE);
  if (look.language) await speak(context, look.language);
  return context;
}

/**
 * Makes pages opened from now on speak a language, whatever the profile of the person says.
 * @param {import('playwright-core').BrowserContext | import('playwright-core').Page} where
 * @param {'da' | 'en'} language
 */
export function speak(where, language) {
  return where.addInitScript((chosen) => localStorage.setItem('tekup-language', chosen), language);
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
  // Signing in leads to the business used last, which an earlier run may have left at another.
  if (await chooseBusiness(page, business)) await page.goto(base + path);
  await page.waitForSelector('#main');
}

/**
 * Switches to a business of the account by its name; false when it is shown already or not theirs.
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
export async function chooseBusiness(page, name) {
  const menu = page.locator('header button[aria-haspopup=menu]').first();
  if ((await menu.count()) === 0 || (await menu.textContent())?.includes(name)) return false;
  await menu.click();
  await page.getByRole('menuitem').first().waitFor();
  const item = page.getByRole('menuitem').filter({ hasText: name });
  if ((await item.count()) === 0) {
    await page.keyboard.press('Escape');
    return false;
  }
  await item.click();
  await page.locator('header', { hasText: name }).waitFor();
  return true;
}

/**
 * Waits until nothing is a placeholder any more.
 * @param {import('playwright-core').Page} page
 */
export function loaded(page) {
  return page.waitForFunction(() => document.querySelectorAll('.mantine-Skeleton-root').length === 0);
}

/**
 * Sends something as a customer of the demo's bank, by its API.
 * @param {string} path behind `/api/v1/conversations`
 * @param {object} body
 */
export async function asCustomer(path, body) {
  const response = await fetch(`${base}/api/v1/conversations${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tenant-key': 'demo-key' },
    body: JSON.stringify(body),
  });
  assert.ok(response.ok, await response.clone().text());
  return response.json();
}

/** Calls of the API as the demo's owner, for what a test needs and does not look at. */
export async function asOwner() {
  let token = '';
  /**
   * @param {string} method
   * @param {string} path behind `/api/v1`
   * @param {unknown} [body]
   */
  const call = async (method, path, body) => {
    const response = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    assert.ok(response.ok, await response.clone().text());
    return response.json();
  };
  token = (await call('POST', '/auth/login', { email, password })).tokens.accessToken;
  return call;
}

/**
 * Deletes all records of a list that hold a word, as a person does.
 * @param {import('playwright-core').Page} page
 * @param {string} list
 * @param {string} word
 * @param {number} count how many there must be
 */
export async function deleteAll(page, list, word, count) {
  await page.goto(`${base}/${list}?q=${word}`);
  await page.getByText(`${count} in all`).waitFor();
  await loaded(page);
  await page.getByRole('checkbox', { name: 'Choose all that are loaded' }).check();
  await page.getByRole('toolbar').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText(`Deleted: ${count}.`).waitFor();
}

/**
 * Collects what the page reports as broken: uncaught errors and console errors, without the one that
 * every first visit brings (no session to refresh yet).
 * @param {import('playwright-core').Page[]} pages
 */
export function watch(...pages) {
  /** @type {string[]} */
  const problems = [];
  for (const page of pages) {
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      if (message.location().url.endsWith('/api/v1/auth/refresh')) return;
      problems.push(`${message.text()} (${message.location().url})`);
    });
  }
  return problems;
}
