/** What pages show once somebody uses them: dialogs, results, an answer. Each starts on its own page. */

import { QUESTION } from './browser.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page */
const dialog = (page) => page.waitForSelector('[role=dialog] form');

/** @param {Page} page */
async function angryCustomer(page) {
  await page.fill('#chat-input', 'This is ridiculous! I want to speak to a manager NOW!');
  await page.click('#send-button');
  await page.waitForSelector('.system-message');
}

/**
 * Opens the form of something new at the desk.
 * @param {Page} page
 */
async function newAtDesk(page) {
  await page.locator('[role=tabpanel] button').first().click();
  await dialog(page);
}

/**
 * Puts every kind of change into the macro that is open; says how many there are.
 * @param {Page} page
 */
async function eachChange(page) {
  const add = page.getByRole('button', { name: 'Add change' });
  await add.click();
  await page.getByRole('menuitem').first().waitFor();
  const names = await page.getByRole('menuitem').allInnerTexts();
  await page.keyboard.press('Escape');
  for (const name of names) {
    await add.click();
    await page.getByRole('menuitem', { name, exact: true }).click();
  }
  return names.length;
}

/** @param {Page} page */
async function refused(page) {
  await page.locator('[role=dialog] button[type=submit]').click();
  await page.waitForSelector('[role=dialog] [aria-invalid=true]');
}

/** @type {{ name: string, path: string, narrow?: boolean, open: (page: Page) => Promise<unknown> }[]} */
export const STATES = [
  {
    name: 'jarvis',
    path: '/leads',
    narrow: true,
    open: async (page) => {
      await page.locator('#jarvis').click();
      await page.locator('aside textarea').waitFor();
    },
  },
  {
    name: 'jarvis-threads',
    path: '/leads',
    open: async (page) => {
      await page.locator('#jarvis').click();
      await page.locator('aside header button').first().click();
      await page.getByRole('radiogroup').waitFor();
    },
  },
  {
    name: 'new-provider',
    path: '/models?tab=providers',
    open: async (page) => {
      await page.getByRole('button', { name: 'Add provider' }).click();
      await dialog(page);
      await page.getByRole('button', { name: 'Add price' }).click();
      await refused(page);
    },
  },
  {
    name: 'new-alias',
    path: '/models?tab=aliases',
    open: async (page) => {
      await page.getByRole('button', { name: 'New alias' }).click();
      await dialog(page);
      await refused(page);
    },
  },
  {
    name: 'new-memory',
    path: '/agents?tab=memory&about=customer',
    open: async (page) => {
      await page.getByRole('button', { name: 'New memory' }).click();
      await dialog(page);
      await refused(page);
    },
  },
  {
    name: 'new-key',
    path: '/keys',
    open: async (page) => {
      await page.locator('main button').first().click();
      await dialog(page);
    },
  },
  {
    name: 'new-queue',
    path: '/desk',
    open: async (page) => {
      await newAtDesk(page);
      await refused(page);
    },
  },
  {
    name: 'new-hours',
    path: '/desk?tab=hours',
    open: async (page) => {
      await newAtDesk(page);
      await page.getByRole('button', { name: 'Add Danish public holidays' }).click();
      await page.getByText('Ascension Day').waitFor();
      await page.getByLabel('Monday, span 1: to').fill('7');
      await refused(page);
    },
  },
  {
    name: 'person',
    path: '/desk?tab=people',
    open: async (page) => {
      await page.locator('[role=tabpanel] li button').first().click();
      await dialog(page);
    },
  },
  {
    name: 'new-answer',
    path: '/desk?tab=answers',
    open: async (page) => {
      await newAtDesk(page);
      await page.getByLabel('English text', { exact: true }).fill('Hello ');
      await page.getByRole('button', { name: /^English text: put in Customer/ }).click();
      await page.getByText('Hello Anna Holm', { exact: true }).waitFor();
      await refused(page);
    },
  },
  {
    name: 'new-macro',
    path: '/desk?tab=macros',
    open: async (page) => {
      await newAtDesk(page);
      const changes = await eachChange(page);
      await page.locator(`[role=dialog] ol > li:nth-child(${changes})`).waitFor();
      await refused(page);
    },
  },
  {
    name: 'add-document',
    path: '/knowledge',
    open: async (page) => {
      await page.locator('main button:not([role=tab])').first().click();
      await dialog(page);
      await page.locator('[role=dialog] button[type=submit]').click();
      await page.waitForSelector('[role=dialog] [aria-invalid=true]');
    },
  },
  {
    name: 'edit-links',
    path: '/knowledge',
    open: async (page) => {
      await page.locator('table a').first().click();
      await page.locator('#edit-links').click();
      await dialog(page);
      await page.locator('[role=dialog] form').waitFor();
    },
  },
  {
    name: 'filter',
    path: '/inbox?view=open',
    open: async (page) => {
      await page.locator('main button[aria-haspopup=dialog]').first().click();
      await page.locator('[role=dialog] input[type=date]').first().waitFor();
    },
  },
  {
    name: 'new-intent',
    path: '/intents',
    open: async (page) => {
      await page.locator('main button').first().click();
      await dialog(page);
    },
  },
  {
    name: 'analysis',
    path: '/intents',
    open: async (page) => {
      await page.fill('#try-input', 'My card was charged 250 kr. twice, write to me@example.com');
      await page.locator('form button[type=submit]').first().click();
      await page.waitForSelector('main form ~ [role=status]');
    },
  },
  {
    name: 'search-results',
    path: '/knowledge?tab=search',
    open: async (page) => {
      await page.locator('main form input').first().fill('lost card');
      await page.locator('main form button[type=submit]').click();
      await page.waitForSelector('main ol li');
    },
  },
  {
    name: 'answer',
    path: '/chat',
    open: async (page) => {
      await page.fill('#chat-input', QUESTION.en);
      await page.click('#send-button');
      await page.waitForSelector('.ai-message .message-sources');
      await page.locator('.ai-message summary').first().click();
    },
  },
  {
    name: 'handover',
    path: '/chat',
    open: angryCustomer,
  },
  {
    name: 'rule-tried',
    path: '/rules/escalation',
    open: async (page) => {
      await page.locator('[role=tab]').nth(4).click();
      await page.locator('[role=tabpanel] button').last().click();
      await page.waitForSelector('[role=tabpanel] [role=status] pre');
    },
  },
  {
    name: 'resolve',
    path: '/chat',
    open: async (page) => {
      await angryCustomer(page);
      const id = new URL(page.url()).searchParams.get('c');
      await page.goto(new URL(`/inbox/${id}`, page.url()).href);
      await page.click('#take-over-button');
      await page.waitForSelector('#reply-input');
      await page.click('#resolve-button');
      await dialog(page);
    },
  },
  {
    name: 'run-step',
    path: '/runs?kind=intents.train',
    open: async (page) => {
      await page.locator('table tbody a').first().click();
      const timeline = page.getByRole('region', { name: 'Timeline' });
      await timeline.getByRole('button').first().click();
      await page.getByRole('region', { name: /^Output of/ }).waitFor();
    },
  },
  {
    name: 'pipeline',
    path: '/crm/setup',
    open: async (page) => {
      await page.locator('[role=tabpanel] li button').first().click();
      await dialog(page);
      await page.getByRole('button', { name: 'Add stage' }).click();
      await refused(page);
    },
  },
  {
    name: 'own-field',
    path: '/crm/setup?tab=fields',
    open: async (page) => {
      await newAtDesk(page);
      await page.getByRole('combobox', { name: 'What it holds' }).click();
      await page.getByRole('option', { name: 'One of several' }).click();
      await refused(page);
    },
  },
  {
    name: 'mapping',
    path: '/crm/import',
    open: async (page) => {
      await page.locator('input[type=file]').setInputFiles({
        name: 'leads.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('Navn;E-mail;Firma;Andet\nPia Holst;pia@holst.example;Holst ApS;x\n'),
      });
      await page.getByText('Pia Holst').waitFor();
    },
  },
  {
    name: 'new-lead',
    path: '/leads',
    open: async (page) => {
      await page.getByRole('button', { name: 'New lead' }).click();
      await dialog(page);
      await refused(page);
    },
  },
  {
    name: 'leads-chosen',
    path: '/leads?where=%5B%5B%7B%22field%22%3A%22score%22%2C%22test%22%3A%22atLeast%22%2C%22value%22%3A10%7D%5D%5D',
    open: async (page) => {
      await page.getByRole('checkbox', { name: 'Choose all that are loaded' }).check();
      await page.getByRole('toolbar').waitFor();
    },
  },
  {
    name: 'lead-filter',
    path: '/leads',
    open: async (page) => {
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      await page.getByRole('combobox', { name: 'Field' }).click();
      await page.getByRole('option', { name: 'Status' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).waitFor();
    },
  },
  {
    name: 'convert',
    path: '/leads?q=Skov',
    open: async (page) => {
      await page.getByTestId('lead-item').first().click();
      await page.getByTestId('convert-button').click();
      await page.getByTestId('deal-value').waitFor();
    },
  },
  {
    name: 'lead-edit',
    path: '/leads',
    open: async (page) => {
      await page.getByTestId('lead-item').first().click();
      await page.getByRole('button', { name: 'Edit Name' }).click();
      await page.getByRole('textbox', { name: 'Name' }).waitFor();
      await page.getByText('Task', { exact: true }).click();
      await page.getByRole('textbox', { name: 'What is to do' }).waitFor();
    },
  },
  {
    name: 'menu',
    path: '/overview',
    narrow: true,
    open: async (page) => {
      await page.locator('header button[aria-expanded]').first().click();
      await page.waitForSelector('nav a[href="/keys"]');
    },
  },
];
