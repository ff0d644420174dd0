import { useEffect, useRef } from 'preact/hooks';
import type { Chat } from '../chat';
import { pieces, safe } from '../links';
import { ownText, type Translate } from '../texts';
import type { Message, Pending } from '../types';
import { Attached } from './Attached';
import { Icon } from './icons';

/** What was said. Read out as it comes; the newest stays in sight unless the visitor reads further up. */
export function Log({ chat, t }: { chat: Chat; t: Translate }) {
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const { settings, language, messages, pending, typing, drafts, readByStaff } = chat.state;
  useEffect(() => {
    const log = box.current;
    if (log && follows.current) log.scrollTop = log.scrollHeight;
  });
  const scrolled = () => {
    const log = box.current;
    if (log) follows.current = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  };
  const mine = messages.findLast((message) => message.from === 'me');
  return (
    <div
      ref={box}
      class="log"
      role="log"
      aria-label={t('log')}
      aria-live="polite"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a mouse
      tabIndex={0}
      onScroll={scrolled}
    >
      <ol>
        <li>
          <p class="words">{ownText(settings?.greeting, language) ?? t('greeting')}</p>
        </li>
        {messages.map((message) => (
          <Item
            key={message.id}
            chat={chat}
            t={t}
            message={message}
            draft={drafts[message.id]}
            seen={message === mine && readByStaff >= message.seq}
          />
        ))}
        {pending.map((one) => (
          <Waiting key={one.key} chat={chat} t={t} one={one} />
        ))}
      </ol>
      <div class="typing">{typing ? t('typing') : ''}</div>
    </div>
  );
}

type ItemProps = { chat: Chat; t: Translate; message: Message; draft?: string; seen: boolean };

function Item({ chat, t, message, draft, seen }: ItemProps) {
  const { from } = message;
  if (from === 'note') return <li class="note">{message.content}</li>;
  const who = from === 'me' ? t('you') : from === 'agent' ? t('agent') : (message.name ?? t('someone'));
  const { conversation } = chat.state;
  return (
    <li class={from}>
      <span class={from === 'me' ? 'hidden' : 'who'}>{who}</span>
      {(message.attachments.length === 0 || message.contentType === 'text') && (
        <Words text={message.drafting && draft ? draft : message.content} />
      )}
      {message.attachments.map((file) => (
        <Attached key={file.id} api={chat.api} t={t} file={file} />
      ))}
      {message.sources.length > 0 && <Sources t={t} sources={message.sources} />}
      {from === 'agent' && !message.drafting && message.sources.length > 0 && conversation && (
        <Thumbs chat={chat} t={t} id={message.id} />
      )}
      {seen && <span class="below">{t('seen')}</span>}
    </li>
  );
}

/** Text as text; an address in it may be followed. */
function Words({ text }: { text: string }) {
  return (
    <p class="words">
      {pieces(text).map((piece, at) =>
        piece.href ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no name but their place
          <a key={at} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
}

function Sources({ t, sources }: { t: Translate; sources: Message['sources'] }) {
  const titles = [...new Map(sources.map((source) => [source.title, source])).values()];
  return (
    <div class="sources">
      {t('sources')}:{' '}
      <ul>
        {titles.map(({ title, url }) => {
          const href = url ? safe(url) : null;
          return (
            <li key={title}>
              {href ? (
                <a href={href} target="_blank" rel="noopener noreferrer">
                  {title}
                </a>
              ) : (
                title
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Thumbs({ chat, t, id }: { chat: Chat; t: Translate; id: string }) {
  const said = chat.state.helped[id];
  const say = (helpful: boolean) => void chat.feedback(id, helpful).catch(() => {});
  return (
    <div class="thumbs">
      <button type="button" aria-label={t('helped')} aria-pressed={said === true} onClick={() => say(true)}>
        <Icon name="up" />
      </button>
      <button
        type="button"
        aria-label={t('notHelped')}
        aria-pressed={said === false}
        onClick={() => say(false)}
      >
        <Icon name="down" />
      </button>
    </div>
  );
}

function Waiting({ chat, t, one }: { chat: Chat; t: Translate; one: Pending }) {
  const percent = Math.round((one.progress ?? 0) * 100);
  const state = one.state === 'failed' ? 'failed' : one.state === 'sending' ? 'sending' : 'waiting';
  return (
    <li class="me" data-state={one.state}>
      <p class="words">{one.text}</p>
      <span class="below">
        {one.file && one.state === 'sending' ? (
          <>
            <progress max={100} value={percent} aria-label={t('uploading', { name: one.text, percent })} />
            {percent} %
          </>
        ) : (
          t(state)
        )}
        {one.state === 'failed' && (
          <>
            {!one.problem && (
              <button type="button" onClick={() => chat.again(one.key)}>
                {t('again')}
              </button>
            )}
            <button type="button" onClick={() => chat.drop(one.key)}>
              {t('drop')}
            </button>
          </>
        )}
      </span>
    </li>
  );
}
