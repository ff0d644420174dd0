import { useEffect, useRef, useState } from 'preact/hooks';
import type { Chat } from '../chat';
import { ownText, type Translate } from '../texts';
import { Composer } from './Composer';
import { Ended } from './Ended';
import { Icon } from './icons';
import { Log } from './Log';

type Props = { chat: Chat; t: Translate; onClose: () => void };

/** The dialog: head, conversation, what to write with. Keeps the focus inside until it is closed. */
export function Panel({ chat, t, onClose }: Props) {
  const panel = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState(false);
  const { settings, language, conversation, phase, live, notice, sound } = chat.state;
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('textarea, .title')?.focus();
  }, []);
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
    if (event.key === 'Tab' && panel.current) trap(event, panel.current);
  };
  const ended = conversation?.status === 'resolved' || conversation?.status === 'abandoned';
  const officeHours = ownText(settings?.officeHours, language);
  return (
    <div
      ref={panel}
      class="panel"
      role="dialog"
      aria-modal="true"
      aria-labelledby="tk-title"
      onKeyDown={keys}
    >
      <header class="head">
        {settings?.avatarUrl && <img src={settings.avatarUrl} alt="" referrerpolicy="no-referrer" />}
        <div class="title" tabIndex={-1}>
          <h2 id="tk-title">{ownText(settings?.title, language) ?? t('title')}</h2>
          {officeHours && <p>{officeHours}</p>}
        </div>
        <button
          type="button"
          class="icon dots"
          aria-label={t('more')}
          aria-expanded={menu}
          onClick={() => setMenu(!menu)}
        >
          <Icon name="more" />
        </button>
        <button type="button" class="icon" aria-label={t('close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {menu && (
        <div class="menu">
          <button type="button" onClick={() => chat.toggleSound()}>
            {t(sound ? 'soundOff' : 'soundOn')}
          </button>
          {conversation && !ended && (
            <button
              type="button"
              onClick={() => {
                setMenu(false);
                void chat.end().catch(() => {});
              }}
            >
              {t('end')}
            </button>
          )}
        </div>
      )}
      <div role="status">
        {phase === 'ready' && !live && <p class="bar">{t('offline')}</p>}
        {phase === 'failed' && (
          <p class="bar">
            {t('loadFailed')}{' '}
            <button type="button" class="link" onClick={() => void chat.wake().catch(() => {})}>
              {t('again')}
            </button>
          </p>
        )}
        {notice && <p class="bar">{t(notice)}</p>}
      </div>
      <Log chat={chat} t={t} />
      {ended ? (
        <Ended chat={chat} t={t} />
      ) : (
        <>
          <Reach chat={chat} t={t} />
          <Composer chat={chat} t={t} />
        </>
      )}
    </div>
  );
}

/** A person is always within reach, or on the way. */
function Reach({ chat, t }: { chat: Chat; t: Translate }) {
  const { conversation } = chat.state;
  if (conversation?.person) return <p class="reach">{t('personHere', { name: conversation.person })}</p>;
  if (conversation?.status === 'escalated') return <p class="reach">{t('personWaiting')}</p>;
  return (
    <p class="reach">
      <button type="button" onClick={() => void chat.person(t('personAsked')).catch(() => {})}>
        {t('person')}
      </button>
    </p>
  );
}

const CAN_FOCUS = 'button:not(:disabled), a[href], textarea, input:not([type=file])';

/** Round and round: behind the last comes the first. */
function trap(event: KeyboardEvent, panel: HTMLElement): void {
  const all = [...panel.querySelectorAll<HTMLElement>(CAN_FOCUS)].filter((one) => one.offsetParent !== null);
  const [first, last] = [all[0], all.at(-1)];
  const now = (panel.getRootNode() as ShadowRoot).activeElement;
  const leaves = event.shiftKey ? now === first || now === panel : now === last;
  if (leaves) {
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }
}
