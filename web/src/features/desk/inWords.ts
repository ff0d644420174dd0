/** What a macro does, as one sentence. */
import type { Change } from '../../api/types';
import type { Language, Translate } from '../../i18n/text';

/** Names behind ids; null for what is there no longer. */
export type Names = {
  queue: (id: string) => string | null;
  person: (id: string) => string | null;
  answer: (id: string) => string | null;
};

/** Characters of a text that a sentence quotes. */
const GLIMPSE = 60;

export function macroInWords(changes: Change[], names: Names, language: Language, t: Translate): string {
  const parts = changes.map((change) => changeInWords(change, names, language, t));
  const sentence = joined(parts, language);
  return sentence === '' ? '' : `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function changeInWords(change: Change, names: Names, language: Language, t: Translate): string {
  const gone = t('desk.sum.gone');
  switch (change.type) {
    case 'add_tags':
    case 'remove_tags': {
      const tags = joined(
        change.tags.map((tag) => `“${tag}”`),
        language,
      );
      return t(`desk.sum.${change.type}`, { tags });
    }
    case 'set_priority':
      return t('desk.sum.set_priority', { priority: t(`priority.${change.priority}`).toLowerCase() });
    case 'set_queue':
      return t('desk.sum.set_queue', { queue: names.queue(change.queueId) ?? gone });
    case 'assign':
      if (change.me) return t('desk.sum.assignMe');
      return change.personId
        ? t('desk.sum.assign', { name: names.person(change.personId) ?? gone })
        : t('desk.sum.assignNobody');
    case 'reply':
      return !change.content && change.cannedAnswerId
        ? t('desk.sum.replyCanned', { title: names.answer(change.cannedAnswerId) ?? gone })
        : t('desk.sum.reply', { text: glimpse(change.content ?? '') });
    case 'note':
      return t('desk.sum.note', { text: glimpse(change.content) });
    case 'resolve':
      return change.notes
        ? t('desk.sum.resolveNotes', { text: glimpse(change.notes) })
        : t('desk.sum.resolve');
    default:
      return t(`desk.sum.${change.type}`);
  }
}

function joined(parts: string[], language: Language): string {
  return new Intl.ListFormat(language === 'da' ? 'da-DK' : 'en-GB', { type: 'conjunction' }).format(parts);
}

function glimpse(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  const letters = [...line];
  return letters.length <= GLIMPSE ? line : `${letters.slice(0, GLIMPSE).join('').trimEnd()} …`;
}
