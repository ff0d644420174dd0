/** The main job, as a customer and a colleague see it, in both languages. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { base, chooseBusiness, launch, loaded, QUESTION, signIn, speak, visitor, watch } from './browser.mjs';

/** A model on a small machine words an answer at its own pace, in milliseconds. */
const WORDING = Number(process.env.TEKUP_WORDING_MS ?? 60_000);

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const TEXTS = {
  en: {
    angry: 'This is ridiculous! I have tried for hours. I want to speak to a manager NOW!',
    handover: /human agent/i,
    reply: 'Hello, I am a person. I have sorted it out for you.',
    thanks: 'Thank you, that helped.',
  },
  da: {
    angry: 'Det her er latterligt! Jeg har prøvet i timevis. Jeg vil tale med et menneske NU!',
    handover: /medarbejder/i,
    reply: 'Hej, jeg er et menneske. Jeg har ordnet det for dig.',
    thanks: 'Tak, det hjalp.',
  },
};

describe('a customer', () => {
  /** @type {import('playwright-core').Page} */
  let customer;
  /** @type {import('playwright-core').Page} */
  let desk;
  /** @type {string[]} */
  let problems;

  before(async () => {
    // One person signed in, two windows: the customer's side and the desk.
    const context = await visitor(browser, { language: 'en' });
    desk = await context.newPage();
    await signIn(desk);
    customer = await context.newPage();
    problems = watch(desk, customer);
  });

  for (const language of /** @type {const} */ (['en', 'da'])) {
    test(`who writes ${language} gets an answer with its source, then a person`, async () => {
      const words = TEXTS[language];
      for (const page of [customer, desk]) await speak(page, language);
      await desk.goto(`${base}/inbox`);
      await desk.waitForSelector('[data-state=live]');
      await customer.goto(`${base}/chat`);
      await customer.waitForSelector('[data-state=live]');

      // A message in, an answer with its source on the page, and who worded it.
      await customer.fill('#chat-input', QUESTION[language]);
      await customer.click('#send-button');
      const answer = customer.locator('.ai-message').last();
      const source = answer.locator('.message-sources details').first();
      await source.locator('summary').click();
      const passage = (await source.locator('blockquote').textContent()) ?? '';
      assert.ok(passage.length > 10, 'the source shows its passage');
      assert.ok(((await answer.textContent()) ?? '').trim().length > 20, 'the answer has words');
      const worded = answer.locator('.message-engine');
      await worded.waitFor({ timeout: WORDING });
      assert.match((await worded.getAttribute('data-engine')) ?? '', /^(passage|model:.+)$/);
      await customer.waitForSelector('#answered-by[data-by=ai]');

      // An angry customer is handed over.
      await customer.fill('#chat-input', words.angry);
      await customer.click('#send-button');
      await customer.locator('.user-message', { hasText: words.angry }).waitFor();
      const handover = customer.locator('.system-message').first();
      await handover.waitFor();
      assert.match((await handover.textContent()) ?? '', words.handover);
      const id = new URL(customer.url()).searchParams.get('c');
      assert.ok(id, 'the conversation has an address');

      // It appears at the desk by itself; a person takes over and replies.
      await desk.locator(`a[href*="/inbox/${id}"]`).click();
      await desk.click('#take-over-button');
      await desk.fill('#reply-input', words.reply);
      await desk.click('#reply-button');
      await desk.locator('.human-message', { hasText: words.reply }).waitFor();

      // The customer sees the reply and who answers.
      await customer.locator('.human-message', { hasText: words.reply }).waitFor();
      await customer.waitForSelector('#answered-by[data-by=human]');

      // The AI keeps silent now.
      const answers = await customer.locator('.ai-message').count();
      await customer.fill('#chat-input', words.thanks);
      await customer.click('#send-button');
      await desk.locator('.user-message', { hasText: words.thanks }).waitFor();
      assert.equal(
        await customer.locator('.ai-message').count(),
        answers,
        'no AI answer after the take-over',
      );

      // Resolved: gone from the desk's open list, closed for the customer.
      await desk.click('#resolve-button');
      await desk.click('#resolve-confirm');
      await customer.waitForSelector('#chat-input:disabled');
      await desk.goto(`${base}/inbox?view=open`);
      await desk.waitForSelector('#main [aria-busy=false]');
      assert.equal(await desk.locator(`a[href*="/inbox/${id}"]`).count(), 0);
      assert.deepEqual(problems, []);
    });
  }
});

test('a wrong password says so and lets nobody in', async () => {
  const context = await visitor(browser, { language: 'da' });
  const page = await context.newPage();
  await page.goto(base);
  await page.fill('input[type=email]', 'nobody@nordhavn.example');
  await page.fill('input[type=password]', 'wrong-password');
  await page.click('button[type=submit]');
  await page.waitForSelector('[role=alert]');
  assert.equal(await page.locator('#main').count(), 0);
  await context.close();
});

test('another business shows none of the first one', async (t) => {
  const context = await visitor(browser, { language: 'en' });
  const page = await context.newPage();
  await signIn(page, '/knowledge');
  const header = page.locator('header');
  const menu = header.locator('button[aria-haspopup=menu]').first();
  await page.locator('table a').first().waitFor();
  const titles = await page.locator('table a').allInnerTexts();
  const first = ((await menu.textContent()) ?? '').trim();
  await menu.click();
  await page.getByRole('menuitem').first().waitFor();
  const names = await page.getByRole('menuitem').locator('p:first-child').allInnerTexts();
  await page.keyboard.press('Escape');
  const other = names.find((name) => name.trim() !== first);
  if (!other) {
    t.skip('this account belongs to one business only');
    await context.close();
    return;
  }
  assert.ok(await chooseBusiness(page, other));
  await page.waitForURL('**/inbox**');
  await page.locator('a[href="/knowledge"]').click();
  await page.waitForSelector('main h1');
  await loaded(page);
  const after = await page.locator('table a').allInnerTexts();
  assert.deepEqual(
    after.filter((title) => titles.includes(title)),
    [],
  );
  assert.ok(await chooseBusiness(page, first));
  await context.close();
});
