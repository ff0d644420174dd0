/** Words for codes the API uses; a code unknown here is shown as it is. */
import type { ActionStatus, Connection, Conversation, Delivery, RunState } from '../api/types';
import { en } from './en';
import type { TextKey, Translate } from './text';

type PlainKey = { [K in TextKey]: (typeof en)[K] extends `${string}{${string}` ? never : K }[TextKey];

function known(key: string): key is PlainKey {
  return key in en;
}

function coded(prefix: string, code: string, t: Translate): string {
  const key = `${prefix}.${code}`;
  return known(key) ? (t as (k: PlainKey) => string)(key) : code.replaceAll('_', ' ');
}

/** What kind of failure it was; the server's own message says the rest. */
export function errorTitle(code: string, t: Translate): string {
  const key = `errorCode.${code}`;
  return known(key) ? (t as (k: PlainKey) => string)(key) : t('error.title');
}

export const entityLabel = (kind: string, t: Translate) => coded('entity', kind, t);
export const channelLabel = (channel: string, t: Translate) => coded('channel', channel, t);
export const CHANNELS = ['web', 'mobile', 'email', 'slack', 'api', 'phone'] as const;
export const searchEngineLabel = (engine: string, t: Translate) => coded('search.by', engine, t);

/** Why a person was needed; rows of a tenant's own rule name theirs `rule:<name>`. */
export function reasonLabel(reason: string, t: Translate): string {
  const rule = reason.match(/^rule:(.+)$/)?.[1];
  return rule ? t('reason.rule', { name: rule.replaceAll('_', ' ') }) : coded('reason', reason, t);
}

export const statusLabel = (status: string, t: Translate) => coded('status', status, t);
/** Why an article belongs to another one. */
export const relationLabel = (kind: string, t: Translate) => coded('relation', kind, t);
export const roleLabel = (role: string, t: Translate) => coded('role', role, t);
export const ruleTypeLabel = (type: string, t: Translate) => coded('rules.type', type, t);
export const runStateLabel = (state: string, t: Translate) => coded('runState', state, t);
export const runKindLabel = (kind: string, t: Translate) => coded('runKind', kind, t);
/** What a run says of how far it is: one of ours, or a name such as a document's. */
export const runNoteLabel = (note: string, t: Translate) => {
  const key = `runNote.${note}`;
  return known(key) ? (t as (k: PlainKey) => string)(key) : note;
};
/** The kinds of runs that have a name here. */
export const runKinds = () =>
  Object.keys(en).flatMap((key) => (key.startsWith('runKind.') ? [key.slice('runKind.'.length)] : []));
/** A group of nodes or templates in workflows: what is built in, or an area of the platform. */
export function flowCategoryLabel(category: string, t: Translate): string {
  const label = coded('flow.category', category, t);
  return label.charAt(0).toUpperCase() + label.slice(1);
}
export const connectionKindLabel = (kind: string, t: Translate) => coded('connKind', kind, t);
export const connectionFieldLabel = (name: string, t: Translate) => coded('connField', name, t);
export const connectionChoiceLabel = (choice: string, t: Translate) => coded('connChoice', choice, t);
export const connectionHealthLabel = (health: string, t: Translate) => coded('connHealth', health, t);
export const syncFieldLabel = (field: string, t: Translate) => coded('syncField', field, t);
export const deliveryStatusLabel = (status: string, t: Translate) => coded('deliveryStatus', status, t);
export const actionStatusLabel = (status: string, t: Translate) => coded('actionStatus', status, t);
export const documentStatusLabel = (status: string, t: Translate) => coded('docStatus', status, t);

export const crmFieldLabel = (field: string, t: Translate) => coded('crm.field', field, t);
/** A choice of a field; fields of the same name mean the same wherever they are. */
export const crmChoiceLabel = (field: string, value: string, t: Translate) =>
  coded(`crm.choice.${field}`, value, t);
export const crmRecommendation = (code: string, t: Translate) => coded('crm.next', code, t);
export const crmReason = (code: string, t: Translate) => coded('crm.alike', code, t);
export const crmStep = (step: string, t: Translate) => coded('crm.step', step, t);
export const crmAction = (action: string, t: Translate) => coded('crm.action', action, t);
export const crmEntry = (type: string, t: Translate) => coded('crm.entry', type, t);
/** Something a score is made of: a field, an activity, or a value such as `source=website`. */
export function crmFeature(feature: string, t: Translate): string {
  const [name = feature, value] = feature.split('=', 2);
  if (name.startsWith('data.')) return value ? `${name.slice(5)}: ${value}` : name.slice(5);
  return value ? `${crmFieldLabel(name, t)}: ${value}` : coded('crm.feature', name, t);
}

export function languageName(code: string | null, t: Translate): string {
  return code ? coded('lang', code, t) : '–';
}

export function sentimentLabel(score: number) {
  if (score <= -0.5) return 'sentiment.veryNegative' as const;
  if (score < -0.15) return 'sentiment.negative' as const;
  if (score <= 0.15) return 'sentiment.neutral' as const;
  return 'sentiment.positive' as const;
}

export function sentimentTone(score: number): string {
  if (score <= -0.5) return 'red';
  if (score < -0.15) return 'amber';
  return score <= 0.15 ? 'gray' : 'fjord';
}

export const STATUS_TONE: Record<Conversation['status'], string> = {
  escalated: 'amber',
  active: 'fjord',
  waiting: 'plum',
  resolved: 'gray',
  abandoned: 'gray',
};

export const RUN_TONE: Record<RunState, string> = {
  queued: 'gray',
  running: 'fjord',
  waiting: 'plum',
  completed: 'fjord',
  failed: 'red',
  cancelled: 'gray',
};

export const HEALTH_TONE: Record<Connection['health'], string> = {
  untried: 'gray',
  healthy: 'fjord',
  failing: 'amber',
  open: 'red',
  off: 'gray',
};

export const ACTION_TONE: Record<ActionStatus, string> = {
  awaiting_approval: 'amber',
  pending: 'plum',
  running: 'fjord',
  completed: 'fjord',
  failed: 'red',
  cancelled: 'gray',
  rejected: 'gray',
};

export const DELIVERY_TONE: Record<Delivery['status'], string> = {
  pending: 'plum',
  delivered: 'fjord',
  failed: 'red',
};
