/** The changes of a macro, as a form holds them and as Tekup takes them. */
import type { Change, Macro } from '../../api/types';
import type { Priority } from '../inbox/priority';

export const CHANGES = [
  'assign',
  'add_tags',
  'remove_tags',
  'set_priority',
  'set_queue',
  'reply',
  'note',
  'wait',
  'hand_back',
  'resolve',
] as const satisfies Change['type'][];
export type ChangeType = (typeof CHANGES)[number];

/** Every field of every change; which of them count is up to the type. */
export type ChangeDraft = {
  key: number;
  type: ChangeType;
  tags: string[];
  priority: Priority;
  queueId: string | null;
  /** `me`, `nobody`, or the id of a person. */
  who: string;
  replyWith: 'words' | 'canned';
  cannedAnswerId: string | null;
  /** The words of a reply, a note, or what was done. */
  text: string;
};

export type ChangeProblem = 'required' | 'tags' | 'tooLong';
/** Which field of a change is wrong, and how. */
export type Problem = { field: 'tags' | 'queueId' | 'cannedAnswerId' | 'text'; problem: ChangeProblem };

const TAG = 50;
const TAGS = 20;
/** The longest text of a change, in characters. */
export const TEXT = 5000;
/** Most changes of a macro. */
export const MOST = 20;

let keys = 0;
export function blank(type: ChangeType): ChangeDraft {
  keys += 1;
  return {
    key: keys,
    type,
    tags: [],
    priority: 'high',
    queueId: null,
    who: 'me',
    replyWith: 'words',
    cannedAnswerId: null,
    text: '',
  };
}

export function draftOf(change: Macro['changes'][number]): ChangeDraft {
  const draft = blank(change.type);
  switch (change.type) {
    case 'add_tags':
    case 'remove_tags':
      return { ...draft, tags: change.tags };
    case 'set_priority':
      return { ...draft, priority: change.priority };
    case 'set_queue':
      return { ...draft, queueId: change.queueId };
    case 'assign':
      return { ...draft, who: change.me ? 'me' : (change.personId ?? 'nobody') };
    case 'reply':
      // Where both are there, the words are what is sent.
      return change.content === null && change.cannedAnswerId
        ? { ...draft, replyWith: 'canned', cannedAnswerId: change.cannedAnswerId }
        : { ...draft, text: change.content ?? '' };
    case 'note':
      return { ...draft, text: change.content };
    case 'resolve':
      return { ...draft, text: change.notes ?? '' };
    default:
      return draft;
  }
}

/** Only for a draft without a problem. */
export function changeOf(draft: ChangeDraft): Change {
  const text = draft.text.trim();
  switch (draft.type) {
    case 'add_tags':
    case 'remove_tags':
      return { type: draft.type, tags: tagsOf(draft) };
    case 'set_priority':
      return { type: 'set_priority', priority: draft.priority };
    case 'set_queue':
      return { type: 'set_queue', queueId: draft.queueId ?? '' };
    case 'assign':
      if (draft.who === 'me') return { type: 'assign', me: true };
      return draft.who === 'nobody'
        ? { type: 'assign', me: false }
        : { type: 'assign', personId: draft.who, me: false };
    case 'reply':
      return draft.replyWith === 'canned'
        ? { type: 'reply', cannedAnswerId: draft.cannedAnswerId }
        : { type: 'reply', content: text };
    case 'note':
      return { type: 'note', content: text };
    case 'resolve':
      return text ? { type: 'resolve', notes: text } : { type: 'resolve' };
    default:
      return { type: draft.type };
  }
}

export function problemOf(draft: ChangeDraft): Problem | null {
  switch (draft.type) {
    case 'add_tags':
    case 'remove_tags': {
      const tags = tagsOf(draft);
      if (tags.length === 0) return { field: 'tags', problem: 'required' };
      const wrong = tags.length > TAGS || tags.some((tag) => [...tag].length > TAG);
      return wrong ? { field: 'tags', problem: 'tags' } : null;
    }
    case 'set_queue':
      return draft.queueId ? null : { field: 'queueId', problem: 'required' };
    case 'reply':
      if (draft.replyWith === 'canned') {
        return draft.cannedAnswerId ? null : { field: 'cannedAnswerId', problem: 'required' };
      }
      return textProblem(draft, true);
    case 'note':
      return textProblem(draft, true);
    case 'resolve':
      return textProblem(draft, false);
    default:
      return null;
  }
}

function textProblem({ text }: ChangeDraft, required: boolean): Problem | null {
  if (required && !text.trim()) return { field: 'text', problem: 'required' };
  return [...text.trim()].length > TEXT ? { field: 'text', problem: 'tooLong' } : null;
}

function tagsOf({ tags }: ChangeDraft): string[] {
  return [...new Set(tags.map((tag) => tag.trim()).filter(Boolean))];
}

/** The list with one item at another place. */
export function moved<T>(items: T[], from: number, to: number): T[] {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(to, 0, item);
  return next;
}
