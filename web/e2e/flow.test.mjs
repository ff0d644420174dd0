/** The main job, as a customer and a colleague see it, in both languages. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { base, launch, signIn, visitor, watch } from './browser.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const TEXTS = {
  en: {
    question: process.env.TEKUP_QUESTION_EN ?? 'How do I block a lost or stolen card?',
    angry: [
      'This is ridiculous!',
      "I've been trying to fix this for hours!",
      'I want to speak to a manager NOW!',
    ],
    handover: /human agent/i,
    reply: 'Hello, I am a person. I have blocked the card for you.',
  },
  da: {
    question: process.env.TEKUP_QUESTION_DA ?? 'Hvordan spærrer jeg et mistet eller stjålet kort?',
    angry: [
      'Det her er latterligt!',
      'Jeg har prøvet at ordne det i timevis!',
      'Jeg vil tale med et menneske NU!',
    ],
    handover: /medarbejder/i,
    reply: 'Hej, jeg er et menneske. Jeg har spærret kortet for dig.',
  },
};

for (const language of /** @type {const} */ (['en', 'da'])) {
  describe(`a customer who writes ${language}`, () => {
    const words = TEXTS[language];

    test('gets an answer with its source, then a person', async () => {
      const customerContext = await visitor(browser, { language });
      const deskContext = await visitor(browser, { language });
      try {
        const customer = await customerContext.newPage();
        const desk = await deskContext.newPage();
        const problems = [...watch(customer), ...watch(desk)];
        await signIn(customer, '/chat');
        await signIn(desk, '/inbox');
        await desk.waitForSelector('[data-state=live]');

        // A message in, an answer with its source on the page.
        await customer.fill('#chat-input', words.question);
        await customer.click('#send-button');
        const answer = customer.locator('.ai-message').last();
        await answer.locator('.message-sources li').first().waitFor();
        await customer.waitForFunction(() => !document.querySelector('.ai-message [aria-busy=true]'), null, {
          timeout: 180_000,
        });
        assert.ok(((await answer.textContent()) ?? '').trim().length > 20, 'the answer has words');
        const source = answer.locator('.message-sources details').first();
        await source.locator('summary').click();
        assert.ok(
          ((await source.locator('blockquote').textContent()) ?? '').length > 10,
          'the source shows its passage',
        );

        // An angry customer is handed over.
        for (const line of words.angry) {
          await customer.fill('#chat-input', line);
          await customer.click('#send-button');
          await customer.locator('.user-message', { hasText: line }).waitFor();
        }
        const handover = customer.locator('.system-message').first();
        await handover.waitFor();
        assert.match((await handover.textContent()) ?? '', words.handover);
        const id = new URL(customer.url()).searchParams.get('c');
        assert.ok(id, 'the conversation has an address');

        // It appears at the desk by itself; a person takes over and replies.
        const entry = desk.locator(`a[href*="/inbox/${id}"]`);
        await entry.waitFor();
        await entry.click();
        await desk.click('#take-over-button');
        await desk.fill('#reply-input', words.reply);
        await desk.click('#reply-button');
        await desk.locator('.human-message', { hasText: words.reply }).waitFor();

        // The customer sees the reply and who answers.
        await customer.locator('.human-message', { hasText: words.reply }).waitFor();
        await customer.waitForSelector('#answered-by[data-by=human]');

        // The AI keeps silent now.
        const before = await customer.locator('.ai-message').count();
        await customer.fill('#chat-input', words.question);
        await customer.click('#send-button');
        await desk.locator('.user-message', { hasText: words.question }).nth(1).waitFor();
        assert.equal(
          await customer.locator('.ai-message').count(),
          before,
          'no AI answer after the take-over',
        );

        // Resolved: gone from the desk's open list, closed for the customer.
        await desk.click('#resolve-button');
        await desk.click('#resolve-confirm');
        await customer.waitForFunction(() => {
          const input = document.querySelector('#chat-input');
          return input instanceof HTMLTextAreaElement && input.disabled;
        });
        await desk.goto(`${base}/inbox?view=open`);
        await desk.waitForSelector('#main [aria-busy=false]');
        assert.equal(await desk.locator(`a[href*="/inbox/${id}"]`).count(), 0);
        assert.deepEqual(problems, []);
      } finally {
        await customerContext.close();
        await deskContext.close();
      }
    });
  });
}

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
  const menu = page.locator('header button[aria-haspopup=menu]').first();
  await page.locator('table a').first().waitFor();
  const titles = await page.locator('table a').allInnerTexts();
  const first = (await menu.textContent()) ?? '';
  await menu.click();
  const other = page.getByRole('menuitem').filter({ hasNotText: first }).first();
  if ((await other.count()) === 0) {
    t.skip('this account belongs to one business only');
    await context.close();
    return;
  }
  await other.click();
  await page.waitForURL('**/inbox**');
  await page.waitForFunction((name) => !document.querySelector('header')?.textContent?.includes(name), first);
  await page.locator('a[href="/knowledge"]').click();
  await page.waitForSelector('main h1');
  await page.waitForFunction(() => document.querySelectorAll('.mantine-Skeleton-root').length === 0);
  const after = await page.locator('table a').allInnerTexts();
  assert.deepEqual(
    after.filter((title) => titles.includes(title)),
    [],
  );
  await context.close();
});
