/** Whoever runs the desk sets it up; what they make is deleted again. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { base, launch, loaded, signIn, visitor, watch } from './browser.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let problems;
before(async () => {
  browser = await launch();
  page = await (await visitor(browser, { language: 'en' })).newPage();
  await signIn(page);
  problems = watch(page);
});
after(() => browser?.close());

/** Tells one run's records from another's. */
const mark = Date.now().toString(36);
const HOURS = `Office ${mark}`;
const QUEUE = `Payments ${mark}`;
const ANSWER = `Refund ${mark}`;
const MACRO = `Refund and wait ${mark}`;

/** @param {string} tab */
async function go(tab) {
  await page.goto(`${base}/desk?tab=${tab}`);
  await page.waitForSelector('[role=tabpanel]:visible');
  await loaded(page);
}

/** @param {string} name */
const row = (name) => page.locator('[role=tabpanel] li', { hasText: name });
const drawer = () => page.getByRole('dialog');
/** @param {string} name */
const press = (name) => drawer().getByRole('button', { name, exact: true }).click();

async function save() {
  await press('Save');
  await drawer().waitFor({ state: 'detached' });
}

/**
 * @param {string} label
 * @param {string | RegExp} option
 */
async function choose(label, option) {
  await drawer().getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option }).click();
}

test('working hours: a week, days off, and a year of public holidays', async () => {
  await go('hours');
  await page.getByRole('button', { name: 'New working hours' }).click();
  await drawer().getByRole('textbox', { name: 'Name' }).fill(HOURS);
  await drawer().getByLabel('Monday, span 1: to').fill('7');
  await press('Save');
  await drawer().getByText('Must end after it begins').waitFor();
  await drawer().getByLabel('Monday, span 1: to').fill('15.30');
  await press('Monday: copy to all weekdays');
  await press('Saturday: add a span');
  await press('Add Danish public holidays');
  await save();
  await row(HOURS).getByText('Mon–Fri 08:00–15:30 · Sat 08:00–16:00').waitFor();
});

test('a queue: whom it asks, and promises in hours and days', async () => {
  await go('queues');
  await page.getByRole('button', { name: 'New queue' }).click();
  await drawer().getByRole('textbox', { name: 'Name' }).fill(QUEUE);
  await choose('Working hours', HOURS);
  await drawer().getByLabel('Least busy').check();
  await drawer().getByLabel('First response, Critical', { exact: true }).fill('1.5');
  await drawer().getByLabel('Resolution, Critical', { exact: true }).fill('2');
  await drawer().getByLabel('Resolution, Critical: unit').selectOption('days');
  await drawer().getByText('A day counts as 7 h 30 min').waitFor();
  await save();
  await row(QUEUE).getByText('Critical: first response 1 h 30 min, resolution 2 d').waitFor();
  await row(QUEUE).getByText(`Least busy · ${HOURS}`).waitFor();

  // The same again: the name is taken, and the field says so.
  await page.getByRole('button', { name: 'New queue' }).click();
  await drawer().getByRole('textbox', { name: 'Name' }).fill(QUEUE);
  await press('Save');
  await drawer().getByText('This is in use already').waitFor();
  await press('Cancel');
});

test('a person: skills, capacity, and being there', async () => {
  await go('people');
  const me = page.locator('[role=tabpanel] li', { hasText: 'You' });
  const there = me.getByRole('switch');
  const was = await there.isChecked();
  await me.locator('label[for]').last().click();
  await me.getByText(was ? 'Away' : 'There', { exact: true }).waitFor();
  await me.locator('label[for]').last().click();
  await me.getByText(was ? 'There' : 'Away', { exact: true }).waitFor();

  await me.getByRole('button').first().click();
  const skills = drawer().getByRole('combobox', { name: 'Skills' });
  await skills.fill(mark);
  await skills.press('Enter');
  await save();
  await me.getByText(mark).waitFor();
  await me.getByRole('button').first().click();
  await drawer().getByRole('combobox', { name: 'Skills' }).press('Backspace');
  await save();
  await me.getByText(mark).waitFor({ state: 'detached' });
});

test('a canned answer: names at the caret, seen as the customer will', async () => {
  await go('answers');
  await page.getByRole('button', { name: 'New canned answer' }).click();
  await drawer().getByLabel('Shortcut').fill(`refund-${mark}`);
  await drawer().getByLabel('Title').fill(ANSWER);
  const words = drawer().getByLabel('English text', { exact: true });
  await words.fill('Hello , here it is.');
  await words.evaluate((/** @type {HTMLTextAreaElement} */ area) => area.setSelectionRange(6, 6));
  await press("English text: put in Customer's name");
  assert.equal(await words.inputValue(), 'Hello {{customer}}, here it is.');
  await drawer().getByText('Hello Anna Holm, here it is.').waitFor();
  await save();
  await page.getByRole('searchbox', { name: 'Find canned answers' }).fill(`/refund-${mark}`);
  await row(ANSWER).waitFor();
  assert.equal(await page.locator('[role=tabpanel] li').count(), 1);
});

test('a macro: changes put in order by keyboard, and told in a sentence', async () => {
  await go('macros');
  await page.getByRole('button', { name: 'New macro' }).click();
  await drawer().getByRole('textbox', { name: 'Name' }).fill(MACRO);
  for (const name of ['Wait for the customer', 'Reply to the customer', 'Move to queue']) {
    await press('Add change');
    await page.getByRole('menuitem', { name, exact: true }).click();
  }
  await press('Save');
  assert.equal(
    await drawer().getByText('This has to be filled in').count(),
    2,
    'both fields say what is missing',
  );
  await drawer().getByText('Canned answer', { exact: true }).click();
  await choose('Canned answer', new RegExp(ANSWER));
  await choose('Queue', QUEUE);
  // The last one goes up twice, and the focus with it.
  await drawer().getByRole('button', { name: 'Move change 3 up' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Move change 2 up');
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    () => document.activeElement?.getAttribute('aria-label') === 'Move change 1 down',
  );
  await press('Move change 2 down');
  const told = `Moves it to ${QUEUE}, replies with “${ANSWER}” and waits for the customer.`;
  await drawer().getByText(told).waitFor();
  await save();
  await row(MACRO).getByText(told).waitFor();
});

test('who may only read sees the desk, and nothing to change it with', async () => {
  const context = await visitor(browser, { language: 'en' });
  const guest = await context.newPage();
  await guest.goto(`${base}/desk?tab=queues`);
  await guest.fill('input[type=email]', process.env.TEKUP_VIEWER ?? 'viewer@nordhavn.example');
  await guest.fill('input[type=password]', process.env.TEKUP_PASSWORD ?? 'Demo-Password-1!');
  await guest.click('button[type=submit]');
  await guest.locator('[role=tabpanel] li', { hasText: QUEUE }).getByRole('button').click();
  await guest.getByText('Your role can see this but not change it.').waitFor();
  assert.ok(await guest.getByRole('dialog').getByRole('textbox', { name: 'Name' }).isDisabled());
  assert.equal(await guest.getByRole('button', { name: /^(Save|Delete|New queue)$/ }).count(), 0);
  await guest.goto(`${base}/desk?tab=people`);
  await guest.getByRole('switch').first().waitFor();
  assert.ok(await guest.getByRole('switch').first().isDisabled());
  await context.close();
});

/** The question whether to delete; the drawer behind it takes a moment to fade. */
const question = () => page.getByRole('dialog', { name: /^Delete “/ });
const reallyDelete = () => question().getByRole('button', { name: 'Delete', exact: true }).click();

test('what is made is deleted, and hours in use are not', async () => {
  await go('hours');
  await row(HOURS).getByRole('button').click();
  await press('Delete');
  await drawer().getByText('This works only while no queue has these hours.').waitFor();
  await reallyDelete();
  await question().getByText('Give it others first.').waitFor();
  await question().getByRole('button', { name: 'Cancel' }).click();
  await question().waitFor({ state: 'detached' });
  for (const [tab, name] of [
    ['macros', MACRO],
    ['answers', ANSWER],
    ['queues', QUEUE],
    ['hours', HOURS],
  ]) {
    await go(tab ?? '');
    await row(name ?? '')
      .getByRole('button')
      .click();
    await press('Delete');
    await reallyDelete();
    await row(name ?? '').waitFor({ state: 'detached' });
  }
  // Refusals are what the tests above ask for.
  assert.deepEqual(
    problems.filter((problem) => !/status of 409/.test(problem)),
    [],
  );
});
