/** The chat widget on a page of its own, as a customer uses it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { base, launch, NARROW, QUESTION, SMALLEST, visitor, watch } from './browser.mjs';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A model on a small machine words an answer at its own pace, in milliseconds. */
const WORDING = Number(process.env.TEKUP_WORDING_MS ?? 60_000);
/** Where to keep pictures to look at, if anywhere. */
const PICTURES = process.env.TEKUP_SHOTS;

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const WORDS = {
  en: {
    open: 'Open chat',
    close: 'Close chat',
    write: 'Write a message',
    send: 'Send',
    person: 'Talk to a person',
    waiting: 'A person has been called',
    more: 'More',
    end: 'End the conversation',
    good: '5: Very good',
    rate: 'Send rating',
    rated: 'Thank you for your rating.',
    refused: 'Only images',
    offline: 'Will be sent when you are online',
    path: '/widget-demo?lang=en',
  },
  da: {
    open: 'Åbn chatten',
    close: 'Luk chatten',
    write: 'Skriv en besked',
    send: 'Send',
    person: 'Tal med en medarbejder',
    waiting: 'Der er kaldt på en medarbejder',
    more: 'Mere',
    end: 'Afslut samtalen',
    good: '5: Meget godt',
    rate: 'Send bedømmelse',
    rated: 'Tak for din bedømmelse.',
    refused: 'Du kan sende billeder',
    offline: 'Sendes, når du er på nettet igen',
    path: '/widget-demo',
  },
};

/** @typedef {'en' | 'da'} Language */

/**
 * Opens the page and its chat.
 * @param {import('playwright-core').Page} page
 * @param {Language} language
 */
async function openChat(page, language) {
  await page.goto(base + WORDS[language].path);
  await page.getByRole('button', { name: WORDS[language].open }).click();
  await page.getByRole('dialog').waitFor();
}

/**
 * @param {import('playwright-core').Page} page
 * @param {Language} language
 * @param {string} text
 */
async function say(page, language, text) {
  await page.getByRole('textbox', { name: WORDS[language].write }).fill(text);
  await page.keyboard.press('Enter');
}

/** @param {import('playwright-core').Page} page */
async function findings(page) {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const axe = /** @type {{ run: (root: Document, options: object) => Promise<any> }} */ (
      /** @type {any} */ (window).axe
    );
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations
      .filter((/** @type {any} */ rule) => ['serious', 'critical'].includes(rule.impact))
      .map(
        (/** @type {any} */ rule) => `${rule.id}: ${rule.nodes[0]?.html} ${rule.nodes[0]?.failureSummary}`,
      );
  });
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
async function picture(page, name) {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/widget-${name}.png` });
}

describe('the widget', () => {
  for (const language of /** @type {const} */ (['en', 'da'])) {
    const words = WORDS[language];

    test(`answers in ${language}, calls a person, and is rated at the end`, async () => {
      const context = await visitor(browser, { language });
      const page = await context.newPage();
      const problems = watch(page);
      await openChat(page, language);
      assert.deepEqual(await findings(page), [], 'opened');
      const kept = () => page.evaluate(() => JSON.stringify(localStorage));
      assert.doesNotMatch(await kept(), /tekup-widget/, 'nothing is kept before the visitor writes');
      await picture(page, `${language}-open`);

      await say(page, language, QUESTION[language]);
      const answer = page.locator('li.agent').first();
      await answer.locator('.sources').waitFor({ timeout: WORDING });
      assert.match(await kept(), /tekup-widget/);
      assert.deepEqual(await context.cookies(), [], 'no cookie');
      await answer.locator('.thumbs button').first().waitFor({ timeout: WORDING });
      await answer.locator('.thumbs button').first().click();
      await answer.locator('.thumbs button[aria-pressed=true]').waitFor();
      assert.deepEqual(await findings(page), [], 'answered');
      await picture(page, `${language}-answer`);

      await page.getByRole('button', { name: words.person }).click();
      await page.getByText(words.waiting).first().waitFor();

      // A reload loses nothing.
      await page.reload();
      await page.getByRole('button', { name: words.open }).click();
      await page.locator('li.me', { hasText: QUESTION[language] }).waitFor();
      assert.equal(await page.locator('li.me').count(), 1);

      await page.getByRole('button', { name: words.more }).click();
      await page.getByRole('button', { name: words.end }).click();
      await page.getByRole('radio', { name: words.good }).check({ force: true });
      await picture(page, `${language}-rating`);
      assert.deepEqual(await findings(page), [], 'rating');
      await page.getByRole('button', { name: words.rate }).click();
      await page.getByText(words.rated).waitFor();
      assert.deepEqual(problems, []);
      await context.close();
    });
  }

  test('sends what was written without a network once it is back, and once only', async () => {
    const context = await visitor(browser, { language: 'en' });
    const page = await context.newPage();
    await openChat(page, 'en');
    await say(page, 'en', 'Hello');
    await page.locator('li.agent').first().waitFor({ timeout: WORDING });
    await context.setOffline(true);
    await say(page, 'en', 'Are you there?');
    await page.getByText(WORDS.en.offline).waitFor();
    await context.setOffline(false);
    await page.locator('li.agent').nth(1).waitFor({ timeout: WORDING });
    assert.equal(await page.locator('li.me', { hasText: 'Are you there?' }).count(), 1);
    assert.equal(await page.locator('li.me[data-state]').count(), 0, 'nothing waits');
    await context.close();
  });

  test('takes a picture and refuses what only says it is one', async () => {
    const context = await visitor(browser, { language: 'da', viewport: NARROW });
    const page = await context.newPage();
    await openChat(page, 'da');
    const file = page.locator('input[type=file]');
    const png = await page.screenshot({ clip: { x: 0, y: 0, width: 60, height: 40 } });
    await file.setInputFiles({ name: 'skærm.png', mimeType: 'image/png', buffer: png });
    await page.locator('img.picture').waitFor();
    await file.setInputFiles({ name: 'fup.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
    await page.getByText(WORDS.da.refused).waitFor();
    await picture(page, 'files');
    await context.close();
  });

  test('fills a telephone, keeps the focus inside, and gives it back', async () => {
    const context = await visitor(browser, { language: 'da', viewport: SMALLEST });
    const page = await context.newPage();
    await openChat(page, 'da');
    const box = await page.getByRole('dialog').boundingBox();
    assert.deepEqual(box, { x: 0, y: 0, ...SMALLEST });
    const inside = () =>
      page.evaluate(
        () => document.activeElement?.shadowRoot?.activeElement?.closest('[role=dialog]') != null,
      );
    for (let presses = 0; presses < 14; presses += 1) {
      await page.keyboard.press('Tab');
      assert.ok(await inside(), `after ${presses + 1} presses of Tab`);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // A moment after the dialog has gone.
    await page.waitForFunction(
      () => document.activeElement?.shadowRoot?.activeElement?.className === 'launcher',
    );
    await context.close();
  });

  test('shows text as text, and a page can drive it', async () => {
    const context = await visitor(browser, { language: 'en' });
    const page = await context.newPage();
    await page.goto(base + WORDS.en.path);
    await page.getByRole('button', { name: WORDS.en.open }).waitFor();
    await page.evaluate(() => {
      const tekup = /** @type {any} */ (window).Tekup;
      tekup.setLanguage('da');
      tekup.open();
    });
    await page.getByRole('textbox', { name: WORDS.da.write }).waitFor();
    const nasty = '<img src=x onerror="window.hacked=1"> javascript:alert(1) https://bank.example/';
    await say(page, 'da', nasty);
    const mine = page.locator('li.me').first();
    await mine.getByRole('link').waitFor();
    assert.equal(await mine.locator('img').count(), 0);
    assert.equal(await mine.getByRole('link').count(), 1);
    assert.equal(await page.evaluate(() => /** @type {any} */ (window).hacked), undefined);
    await context.close();
  });
});
