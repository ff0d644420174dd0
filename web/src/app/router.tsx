import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { agentSearch, agentsSearch } from '../features/agents/search';
import { KINDS, type Kind } from '../features/crm/model/kinds';
import { listSearch, SETUP_TABS, type SetupTab } from '../features/crm/model/search';
import { modelsSearch } from '../features/models/search';
import { reportSearch } from '../features/reports/range';
import { runSearch } from '../features/runs/search';
import { workflowSearch } from '../features/workflows/search';
import { NotFound } from './NotFound';
import { RouteError } from './RouteError';
import { Shell } from './shell/Shell';

export const QUEUE_VIEWS = ['needs', 'open', 'mine', 'resolved', 'messages'] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];
export const DESK_TABS = ['queues', 'hours', 'people', 'answers', 'macros', 'agent'] as const;
export type DeskTab = (typeof DESK_TABS)[number];
export const KNOWLEDGE_TABS = ['documents', 'search', 'questions'] as const;
export type KnowledgeTab = (typeof KNOWLEDGE_TABS)[number];
/** The queue's list and, to begin with, what it is narrowed down to. */
export type InboxSearch = {
  view?: QueueView;
  q?: string;
  channel?: string;
  queueId?: string;
  assignedTo?: string;
};

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: RouteError });

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function inboxSearch(search: Record<string, unknown>): InboxSearch {
  return {
    view: QUEUE_VIEWS.find((view) => view === search.view),
    q: text(search.q),
    channel: text(search.channel),
    queueId: text(search.queueId),
    assignedTo: text(search.assignedTo),
  };
}

const toInbox = () => {
  throw redirect({ to: '/inbox', replace: true });
};

const home = createRoute({ getParentRoute: () => root, path: '/', beforeLoad: toInbox });
/** Signing in happens on whatever page was asked for; a bookmarked sign-in page leads on. */
const login = createRoute({ getParentRoute: () => root, path: '/login', beforeLoad: toInbox });

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import('../features/inbox/InboxPage'), 'InboxPage'),
});
const inboxEmpty = createRoute({
  getParentRoute: () => inbox,
  path: '/',
  component: lazyRouteComponent(() => import('../features/inbox/NoThread'), 'NoThread'),
});
const thread = createRoute({
  getParentRoute: () => inbox,
  path: '$id',
  component: lazyRouteComponent(() => import('../features/inbox/ThreadPage'), 'ThreadPage'),
});
const chat = createRoute({
  getParentRoute: () => root,
  path: '/chat',
  validateSearch: (search: Record<string, unknown>): { c?: string } => ({ c: text(search.c) }),
  component: lazyRouteComponent(() => import('../features/chat/ChatPage'), 'ChatPage'),
});
const overview = createRoute({
  getParentRoute: () => root,
  path: '/overview',
  component: lazyRouteComponent(() => import('../features/overview/OverviewPage'), 'OverviewPage'),
});
const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('../features/reports/ReportsPage'), 'ReportsPage'),
});
const desk = createRoute({
  getParentRoute: () => root,
  path: '/desk',
  validateSearch: (search: Record<string, unknown>): { tab?: DeskTab } => ({
    tab: DESK_TABS.find((tab) => tab === search.tab),
  }),
  component: lazyRouteComponent(() => import('../features/desk/DeskPage'), 'DeskPage'),
});
const knowledge = createRoute({
  getParentRoute: () => root,
  path: '/knowledge',
  validateSearch: (search: Record<string, unknown>): { tab?: KnowledgeTab } => ({
    tab: KNOWLEDGE_TABS.find((tab) => tab === search.tab),
  }),
  component: lazyRouteComponent(() => import('../features/knowledge/KnowledgePage'), 'KnowledgePage'),
});
const knowledgeDocument = createRoute({
  getParentRoute: () => root,
  path: '/knowledge/$id',
  component: lazyRouteComponent(() => import('../features/knowledge/DocumentPage'), 'DocumentPage'),
});
const intents = createRoute({
  getParentRoute: () => root,
  path: '/intents',
  component: lazyRouteComponent(() => import('../features/intents/IntentsPage'), 'IntentsPage'),
});
const intent = createRoute({
  getParentRoute: () => root,
  path: '/intents/$name',
  component: lazyRouteComponent(() => import('../features/intents/IntentPage'), 'IntentPage'),
});
const intentVersions = createRoute({
  getParentRoute: () => root,
  path: '/intents/versions',
  component: lazyRouteComponent(() => import('../features/intents/VersionsPage'), 'VersionsPage'),
});
const intentVersion = createRoute({
  getParentRoute: () => root,
  path: '/intents/versions/$version',
  component: lazyRouteComponent(() => import('../features/intents/VersionPage'), 'VersionPage'),
});
const intentComparison = createRoute({
  getParentRoute: () => root,
  path: '/intents/compare',
  validateSearch: (search: Record<string, unknown>): { from: number; to: number } => ({
    from: Number(search.from) || 1,
    to: Number(search.to) || 1,
  }),
  component: lazyRouteComponent(() => import('../features/intents/ComparePage'), 'ComparePage'),
});
const intentEntities = createRoute({
  getParentRoute: () => root,
  path: '/intents/entities',
  component: lazyRouteComponent(() => import('../features/intents/EntitiesPage'), 'EntitiesPage'),
});
const intentSuggestions = createRoute({
  getParentRoute: () => root,
  path: '/intents/suggestions',
  component: lazyRouteComponent(() => import('../features/intents/SuggestionsPage'), 'SuggestionsPage'),
});
const leads = createRoute({
  getParentRoute: () => root,
  path: '/leads',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../features/crm/list/pages'), 'LeadsPage'),
});
const lead = createRoute({
  getParentRoute: () => root,
  path: '/leads/$id',
  validateSearch: (search: Record<string, unknown>): { convert?: true } => ({
    convert: search.convert === true ? true : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/crm/record/pages'), 'LeadPage'),
});
const contacts = createRoute({
  getParentRoute: () => root,
  path: '/contacts',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../features/crm/list/pages'), 'ContactsPage'),
});
const contact = createRoute({
  getParentRoute: () => root,
  path: '/contacts/$id',
  component: lazyRouteComponent(() => import('../features/crm/record/pages'), 'ContactPage'),
});
const companies = createRoute({
  getParentRoute: () => root,
  path: '/companies',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../features/crm/list/pages'), 'CompaniesPage'),
});
const company = createRoute({
  getParentRoute: () => root,
  path: '/companies/$id',
  component: lazyRouteComponent(() => import('../features/crm/record/pages'), 'CompanyPage'),
});
const deals = createRoute({
  getParentRoute: () => root,
  path: '/deals',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../features/crm/list/pages'), 'DealsPage'),
});
const deal = createRoute({
  getParentRoute: () => root,
  path: '/deals/$id',
  component: lazyRouteComponent(() => import('../features/crm/record/pages'), 'DealPage'),
});
const products = createRoute({
  getParentRoute: () => root,
  path: '/products',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../features/crm/list/pages'), 'ProductsPage'),
});
const product = createRoute({
  getParentRoute: () => root,
  path: '/products/$id',
  component: lazyRouteComponent(() => import('../features/crm/record/pages'), 'ProductPage'),
});
const crmImport = createRoute({
  getParentRoute: () => root,
  path: '/crm/import',
  validateSearch: (search: Record<string, unknown>): { kind?: Kind; id?: string } => ({
    kind: KINDS.find((kind) => kind === search.kind),
    id: text(search.id),
  }),
  component: lazyRouteComponent(() => import('../features/crm/import/ImportPage'), 'ImportPage'),
});
const crmTasks = createRoute({
  getParentRoute: () => root,
  path: '/crm/tasks',
  component: lazyRouteComponent(() => import('../features/crm/tasks/TasksPage'), 'TasksPage'),
});
const crmScoring = createRoute({
  getParentRoute: () => root,
  path: '/crm/scoring',
  component: lazyRouteComponent(() => import('../features/crm/scoring/ScoringPage'), 'ScoringPage'),
});
const crmAnalytics = createRoute({
  getParentRoute: () => root,
  path: '/crm/analytics',
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('../features/crm/analytics/AnalyticsPage'), 'AnalyticsPage'),
});
const crmSetup = createRoute({
  getParentRoute: () => root,
  path: '/crm/setup',
  validateSearch: (search: Record<string, unknown>): { tab?: SetupTab } => ({
    tab: SETUP_TABS.find((tab) => tab === search.tab),
  }),
  component: lazyRouteComponent(() => import('../features/crm/setup/SetupPage'), 'SetupPage'),
});
const rules = createRoute({
  getParentRoute: () => root,
  path: '/rules',
  component: lazyRouteComponent(() => import('../features/rules/RulesPage'), 'RulesPage'),
});
const rule = createRoute({
  getParentRoute: () => root,
  path: '/rules/$name',
  component: lazyRouteComponent(() => import('../features/rules/RulePage'), 'RulePage'),
});
const runs = createRoute({
  getParentRoute: () => root,
  path: '/runs',
  validateSearch: runSearch,
  component: lazyRouteComponent(() => import('../features/runs/RunsPage'), 'RunsPage'),
});
const run = createRoute({
  getParentRoute: () => root,
  path: '/runs/$id',
  component: lazyRouteComponent(() => import('../features/runs/RunPage'), 'RunPage'),
});
const schedules = createRoute({
  getParentRoute: () => root,
  path: '/runs/schedules',
  component: lazyRouteComponent(() => import('../features/schedules/SchedulesPage'), 'SchedulesPage'),
});
const queueBounds = createRoute({
  getParentRoute: () => root,
  path: '/runs/bounds',
  component: lazyRouteComponent(() => import('../features/bounds/BoundsPage'), 'BoundsPage'),
});
const approverGroups = createRoute({
  getParentRoute: () => root,
  path: '/approvals/groups',
  component: lazyRouteComponent(() => import('../features/approvals/GroupsPage'), 'GroupsPage'),
});
const approvals = createRoute({
  getParentRoute: () => root,
  path: '/approvals',
  component: lazyRouteComponent(() => import('../features/approvals/ApprovalsPage'), 'ApprovalsPage'),
});
const workflows = createRoute({
  getParentRoute: () => root,
  path: '/workflows',
  component: lazyRouteComponent(() => import('../features/workflows/list/WorkflowsPage'), 'WorkflowsPage'),
});
const workflowApis = createRoute({
  getParentRoute: () => root,
  path: '/workflows/interfaces',
  component: lazyRouteComponent(
    () => import('../features/workflows/interfaces/InterfacesPage'),
    'InterfacesPage',
  ),
});
const workflowApi = createRoute({
  getParentRoute: () => root,
  path: '/workflows/interfaces/$id',
  component: lazyRouteComponent(
    () => import('../features/workflows/interfaces/InterfacePage'),
    'InterfacePage',
  ),
});
const workflow = createRoute({
  getParentRoute: () => root,
  path: '/workflows/$id',
  validateSearch: workflowSearch,
  component: lazyRouteComponent(() => import('../features/workflows/WorkflowPage'), 'WorkflowPage'),
});
const agents = createRoute({
  getParentRoute: () => root,
  path: '/agents',
  validateSearch: agentsSearch,
  component: lazyRouteComponent(() => import('../features/agents/AgentsPage'), 'AgentsPage'),
});
const agent = createRoute({
  getParentRoute: () => root,
  path: '/agents/$id',
  validateSearch: agentSearch,
  component: lazyRouteComponent(() => import('../features/agents/AgentPage'), 'AgentPage'),
});
const agentRun = createRoute({
  getParentRoute: () => root,
  path: '/agents/$id/runs/$runId',
  component: lazyRouteComponent(() => import('../features/agents/trace/TracePage'), 'TracePage'),
});
const connections = createRoute({
  getParentRoute: () => root,
  path: '/connections',
  component: lazyRouteComponent(() => import('../features/connections/ConnectionsPage'), 'ConnectionsPage'),
});
const connection = createRoute({
  getParentRoute: () => root,
  path: '/connections/$id',
  component: lazyRouteComponent(() => import('../features/connections/ConnectionPage'), 'ConnectionPage'),
});
const actions = createRoute({
  getParentRoute: () => root,
  path: '/actions',
  component: lazyRouteComponent(() => import('../features/connections/ActionsPage'), 'ActionsPage'),
});
const channels = createRoute({
  getParentRoute: () => root,
  path: '/channels',
  component: lazyRouteComponent(() => import('../features/channels/ChannelsPage'), 'ChannelsPage'),
});
const channel = createRoute({
  getParentRoute: () => root,
  path: '/channels/$name',
  component: lazyRouteComponent(() => import('../features/channels/ChannelPage'), 'ChannelPage'),
});
const models = createRoute({
  getParentRoute: () => root,
  path: '/models',
  validateSearch: modelsSearch,
  component: lazyRouteComponent(() => import('../features/models/ModelsPage'), 'ModelsPage'),
});
const widget = createRoute({
  getParentRoute: () => root,
  path: '/widget',
  component: lazyRouteComponent(() => import('../features/widget/WidgetsPage'), 'WidgetsPage'),
});
const apiKeys = createRoute({
  getParentRoute: () => root,
  path: '/keys',
  component: lazyRouteComponent(() => import('../features/keys/KeysPage'), 'KeysPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    login,
    inbox.addChildren([inboxEmpty, thread]),
    chat,
    overview,
    reports,
    desk,
    knowledge,
    knowledgeDocument,
    intents,
    intent,
    intentVersions,
    intentVersion,
    intentComparison,
    intentEntities,
    intentSuggestions,
    leads,
    lead,
    contacts,
    contact,
    companies,
    company,
    deals,
    deal,
    products,
    product,
    crmImport,
    crmTasks,
    crmScoring,
    crmAnalytics,
    crmSetup,
    rules,
    rule,
    runs,
    run,
    schedules,
    queueBounds,
    approverGroups,
    approvals,
    workflows,
    workflowApis,
    workflowApi,
    workflow,
    agents,
    agent,
    agentRun,
    connections,
    connection,
    actions,
    channels,
    channel,
    models,
    widget,
    apiKeys,
  ]),
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
