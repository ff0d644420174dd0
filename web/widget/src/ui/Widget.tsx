import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { Chat } from '../chat';
import { ownText, translator } from '../texts';
import { Icon } from './icons';
import { Panel } from './Panel';

/** The launcher and, once opened, the panel. */
export function Widget({ chat }: { chat: Chat }) {
  const [, draw] = useReducer((count: number, _: undefined) => count + 1, 0);
  useEffect(() => chat.subscribe(() => draw(undefined)), [chat]);
  const launcher = useRef<HTMLButtonElement>(null);
  /** The visitor closed the panel, and goes on where they opened it. */
  const giveBack = useRef(false);
  const { settings, open, language } = chat.state;
  useEffect(() => {
    const look = () => chat.seen();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [chat]);
  // Once it is drawn: on a telephone the open panel hides the launcher.
  useEffect(() => {
    if (!open && giveBack.current) launcher.current?.focus();
    giveBack.current = false;
  }, [open]);
  if (!settings) return null;
  const t = translator(language);
  const { unread } = chat;
  const label = ownText(settings.launcher, language);
  const name = open ? t('close') : unread > 0 ? t('unread', { count: unread }) : t('launcher');
  const close = () => {
    giveBack.current = true;
    chat.close();
  };
  return (
    <div class={`root ${settings.position} ${open ? 'opened' : ''}`} lang={language}>
      {open && <Panel chat={chat} t={t} onClose={close} />}
      <button
        ref={launcher}
        type="button"
        class="launcher"
        aria-expanded={open}
        aria-haspopup="dialog"
        aria-label={label && !open && unread === 0 ? `${label}: ${name}` : name}
        onClick={() => (open ? close() : void chat.open())}
      >
        <Icon name={open ? 'close' : 'chat'} />
        {label && !open && <span>{label}</span>}
        {unread > 0 && !open && (
          <span class="badge" aria-hidden="true">
            {unread}
          </span>
        )}
      </button>
    </div>
  );
}
