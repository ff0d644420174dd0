/** Every page of the console, with what shows that it has loaded. */

import { loaded } from './browser.mjs';

/** @typedef {{ name: string, path: string, ready: string, first?: string }} Stop */

/** @type {Stop[]} `first` is a link to follow, for pages about one record. */
export const STOPS = [
  { name: 'inbox', path: '/inbox?view=open', ready: '[aria-current="true"]' },
  { name: 'thread', path: '/inbox?view=open', ready: '[role=log]', first: 'a[href^="/inbox/"]' },
  { name: 'chat', path: '/chat', ready: '#chat-input' },
  { name: 'overview', path: '/overview', ready: '.recharts-wrapper' },
  { name: 'reports', path: '/reports?days=365', ready: '.recharts-wrapper' },
  { name: 'desk-queues', path: '/desk', ready: '[role=tabpanel]:visible' },
  { name: 'desk-hours', path: '/desk?tab=hours', ready: '[role=tabpanel]:visible' },
  { name: 'desk-people', path: '/desk?tab=people', ready: '[role=tabpanel] li' },
  { name: 'desk-answers', path: '/desk?tab=answers', ready: '[role=tabpanel]:visible' },
  { name: 'desk-macros', path: '/desk?tab=macros', ready: '[role=tabpanel]:visible' },
  { name: 'desk-agent', path: '/desk?tab=agent', ready: '[role=tabpanel]:visible' },
  { name: 'knowledge', path: '/knowledge', ready: 'table' },
  { name: 'search', path: '/knowledge?tab=search', ready: 'form input' },
  { name: 'articles-to-write', path: '/knowledge?tab=questions', ready: '[role=tabpanel]:visible' },
  { name: 'document', path: '/knowledge', ready: 'li[id^="chunk-"]', first: 'table a' },
  { name: 'intents', path: '/intents', ready: 'table' },
  { name: 'intent-entities', path: '/intents/entities', ready: 'h1' },
  { name: 'intent-versions', path: '/intents/versions', ready: 'table' },
  { name: 'intent-suggestions', path: '/intents/suggestions', ready: 'h1' },
  { name: 'intent', path: '/intents', ready: 'form input', first: 'table a' },
  { name: 'leads', path: '/leads', ready: '[data-testid=lead-item]' },
  { name: 'leads-board', path: '/leads?layout=board', ready: '[data-testid=card]' },
  { name: 'lead', path: '/leads', ready: '[data-testid=timeline] li', first: '[data-testid=lead-item] a' },
  { name: 'deals', path: '/deals?layout=board', ready: '[data-testid=card]' },
  { name: 'deal', path: '/deals', ready: '[aria-current=step]', first: '[data-testid=deal-item] a' },
  { name: 'contacts', path: '/contacts', ready: '[data-testid=contact-item]' },
  { name: 'contact', path: '/contacts', ready: 'main section', first: '[data-testid=contact-item] a' },
  { name: 'companies', path: '/companies', ready: '[data-testid=company-item]' },
  { name: 'company', path: '/companies', ready: 'main section', first: '[data-testid=company-item] a' },
  { name: 'products', path: '/products', ready: 'main h1' },
  { name: 'crm-tasks', path: '/crm/tasks', ready: 'main h1' },
  { name: 'crm-import', path: '/crm/import', ready: 'main section button' },
  { name: 'crm-scoring', path: '/crm/scoring', ready: 'main form' },
  { name: 'crm-analytics', path: '/crm/analytics?days=365', ready: '.recharts-wrapper' },
  { name: 'crm-pipelines', path: '/crm/setup', ready: '[role=tabpanel] li' },
  { name: 'crm-fields', path: '/crm/setup?tab=fields', ready: '[role=tabpanel]:visible' },
  { name: 'crm-teams', path: '/crm/setup?tab=teams', ready: '[role=tabpanel]:visible' },
  { name: 'crm-blocklist', path: '/crm/setup?tab=blocklist', ready: '[role=tabpanel] form' },
  { name: 'crm-changes', path: '/crm/setup?tab=changes', ready: '[role=tabpanel]:visible' },
  { name: 'rules', path: '/rules', ready: 'table' },
  { name: 'rule', path: '/rules', ready: '[role=tabpanel]', first: 'table a' },
  { name: 'runs', path: '/runs', ready: 'table' },
  { name: 'run', path: '/runs', ready: 'main section', first: 'table a' },
  { name: 'schedules', path: '/runs/schedules', ready: 'h1' },
  { name: 'bounds', path: '/runs/bounds', ready: 'h1' },
  { name: 'approvals', path: '/approvals', ready: 'main input' },
  { name: 'approver-groups', path: '/approvals/groups', ready: 'h1' },
  { name: 'workflows', path: '/workflows', ready: 'article' },
  { name: 'agents', path: '/agents', ready: 'main h1' },
  { name: 'agent-memory', path: '/agents?tab=memory', ready: '[role=tabpanel] form' },
  { name: 'interfaces', path: '/workflows/interfaces', ready: 'h1' },
  { name: 'channels', path: '/channels', ready: 'table' },
  { name: 'channel', path: '/channels', ready: 'main section', first: 'table a' },
  { name: 'connections', path: '/connections', ready: 'main' },
  { name: 'actions', path: '/actions', ready: 'main' },
  { name: 'models', path: '/models', ready: 'main section' },
  { name: 'model-providers', path: '/models?tab=providers', ready: '[role=tabpanel]:visible' },
  { name: 'model-aliases', path: '/models?tab=aliases', ready: '[role=tabpanel]:visible' },
  { name: 'model-playground', path: '/models?tab=playground', ready: '[role=tabpanel]:visible' },
  { name: 'model-usage', path: '/models?tab=usage', ready: '[role=tabpanel]:visible' },
  { name: 'widget', path: '/widget', ready: 'main form' },
  { name: 'keys', path: '/keys', ready: 'main' },
];

/**
 * Goes to a page inside the running console and waits until its data shows.
 * @param {import('playwright-core').Page} page
 * @param {Stop} stop
 * @param {string} base
 */
export async function visit(page, stop, base) {
  await page.goto(base + stop.path);
  await page.waitForSelector('#main');
  if (stop.first) {
    const link = page.locator(stop.first).first();
    await link.waitFor();
    await link.click();
  }
  await page.waitForSelector(stop.ready);
  await loaded(page);
}
