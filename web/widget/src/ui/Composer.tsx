import { useRef, useState } from 'preact/hooks';
import type { Chat } from '../chat';
import type { Translate } from '../texts';
import { Icon } from './icons';

/** What the server takes by content; the file dialog shows these first. */
const TAKEN = '.png,.jpg,.jpeg,.gif,.webp,.pdf,.docx,.xlsx,.pptx,.odt,.ods,.txt,.csv,.log';

export function Composer({ chat, t }: { chat: Chat; t: Translate }) {
  const [text, setText] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const send = () => {
    if (!text.trim()) return;
    chat.send(text);
    setText('');
  };
  return (
    <form
      class="writer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {chat.state.settings?.attachments && (
        <>
          <button type="button" class="icon" aria-label={t('attach')} onClick={() => file.current?.click()}>
            <Icon name="clip" />
          </button>
          <input
            ref={file}
            type="file"
            hidden
            tabIndex={-1}
            aria-label={t('attach')}
            accept={TAKEN}
            onChange={(event) => {
              const chosen = event.currentTarget.files?.[0];
              if (chosen) chat.attach(chosen);
              event.currentTarget.value = '';
            }}
          />
        </>
      )}
      <textarea
        aria-label={t('write')}
        placeholder={t('write')}
        rows={1}
        maxLength={5000}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          chat.typingNow(event.currentTarget.value.length > 0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
            event.preventDefault();
            send();
          }
        }}
      />
      <button type="submit" class="icon send" aria-label={t('send')} disabled={!text.trim()}>
        <Icon name="send" />
      </button>
    </form>
  );
}
