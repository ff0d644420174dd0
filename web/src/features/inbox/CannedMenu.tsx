import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import type { CannedAnswer, Conversation } from '../../api/types';
import { useSession } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { filled } from '../desk/canned';
import { cannedQuery } from './deskQueries';
import classes from './inbox.module.css';

const MOST = 6;

export type CannedState = {
  items: { answer: CannedAnswer; words: string }[];
  chosen: number;
  /** Takes the keys that belong to the menu; says whether it did. */
  onKey: (event: KeyboardEvent, use: (words: string) => void) => boolean;
};

/** Canned answers that fit what is typed behind a slash. */
export function useCanned(conversation: Conversation, text: string): CannedState {
  const { user } = useSession();
  const canned = useQuery(cannedQuery);
  const [at, setAt] = useState(0);
  const typed = /^\/(\S*)$/.exec(text)?.[1]?.toLowerCase();
  const items =
    typed === undefined
      ? []
      : (canned.data ?? [])
          .filter((one) => one.shortcut.startsWith(typed) || one.title.toLowerCase().includes(typed))
          .slice(0, MOST)
          .map((answer) => ({ answer, words: fill(answer, conversation, user.name) }));
  const chosen = Math.min(at, Math.max(0, items.length - 1));
  return {
    items,
    chosen,
    onKey: (event, use) => {
      const item = items[chosen];
      if (!item) return false;
      if (event.key === 'ArrowDown') setAt((chosen + 1) % items.length);
      else if (event.key === 'ArrowUp') setAt((chosen + items.length - 1) % items.length);
      else if (event.key === 'Enter' || event.key === 'Tab') use(item.words);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}

/** The words in the customer's language, or in any there is, with the names put in. */
function fill(answer: CannedAnswer, conversation: Conversation, me: string): string {
  const words = answer.content[conversation.language ?? 'da'] ?? Object.values(answer.content)[0] ?? '';
  return filled(words, { customer: conversation.customerName ?? '', me });
}

export function CannedMenu({ state, onUse }: { state: CannedState; onUse: (words: string) => void }) {
  const { t } = useI18n();
  if (state.items.length === 0) return null;
  return (
    <ul className={classes.canned} aria-label={t('canned.choose')}>
      {state.items.map(({ answer, words }, index) => (
        <li key={answer.id}>
          <button
            type="button"
            tabIndex={-1}
            data-chosen={index === state.chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onUse(words)}
          >
            <strong>/{answer.shortcut}</strong> {answer.title}
            <span>{words}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
