import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { reportSearch } from '../features/reports/range';
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
  component: lazyRouteComponent(() => import('../features/runs/RunsPage'), 'RunsPage'),
});
const run = createRoute({
  getParentRoute: () => root,
  path: '/runs/$id',
  component: lazyRouteComponent(() => import('../features/runs/RunPage'), 'RunPage'),
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
const models = createRoute({
  getParentRoute: () => root,
  path: '/models',
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
    rules,
    rule,
    runs,
    run,
    connections,
    connection,
    actions,
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
