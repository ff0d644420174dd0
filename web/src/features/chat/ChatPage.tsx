import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useI18n } from '../../i18n/context';
import { type Language, languageOf, translator } from '../../i18n/text';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { useDocumentTitle } from '../../ui/Page';
import { Understanding } from '../messages/Understanding';
import { ChatInput } from './ChatInput';
import { ChatLog } from './ChatLog';
import { ChatStatus } from './ChatStatus';
import classes from './chat.module.css';
import { useChat } from './useChat';

const route = getRouteApi('/chat');

/** The customer's side of a conversation, for trying out what customers meet. */
export function ChatPage() {
  const { c } = route.useSearch();
  const navigate = useNavigate();
  const [fresh, setFresh] = useState(0);
  useDocumentTitle(useI18n().t('chat.title'));
  return (
    <Chat
      key={fresh}
      conversationId={c ?? null}
      onCreated={(id) => navigate({ to: '/chat', search: { c: id }, replace: true })}
      onNew={async () => {
        await navigate({ to: '/chat', search: {} });
        setFresh((n) => n + 1);
      }}
    />
  );
}

type Props = { conversationId: string | null; onCreated: (id: string) => void; onNew: () => void };

function Chat({ conversationId, onCreated, onNew }: Props) {
  const { t, language: shown } = useI18n();
  const [chosen, setChosen] = useState<Language>(shown);
  const chat = useChat(conversationId, chosen, onCreated);
  // The customer reads the conversation's language, whatever the console speaks.
  const language = languageOf(chat.conversation?.language) ?? chosen;
  const customer = translator(language);
  const newest = chat.messages.findLast((message) => message.senderType === 'user');

  return (
    <div className={classes.screen}>
      <section className={classes.chat} aria-label={t('chat.title')}>
        <header className={classes.head}>
          <div className={classes.headText}>
            <h1 className={classes.title}>{t('chat.title')}</h1>
            <ChatStatus conversation={chat.conversation} t={customer} language={language} />
          </div>
          <Group gap="xs">
            <SegmentedControl
              size="xs"
              aria-label={t('chat.language')}
              value={language}
              disabled={conversationId !== null}
              onChange={(value) => setChosen(languageOf(value) ?? 'en')}
              data={[
                { value: 'da', label: 'Dansk' },
                { value: 'en', label: 'English' },
              ]}
            />
            <Button
              id="new-conversation"
              size="xs"
              variant="default"
              leftSection={<IconPlus size={15} aria-hidden="true" />}
              onClick={onNew}
            >
              {t('chat.new')}
            </Button>
          </Group>
        </header>
        {chat.error ? (
          <div className={classes.error}>
            <ErrorNotice error={chat.error} onRetry={chat.reload} />
          </div>
        ) : null}
        <ChatLog chat={chat} t={customer} language={language} />
        <ChatInput chat={chat} t={customer} />
      </section>
      <aside className={classes.side} aria-label={t('chat.understood')}>
        <h2 className={classes.sideTitle}>{t('chat.understood')}</h2>
        {newest ? (
          <Understanding value={newest} />
        ) : (
          <p className={classes.sideText}>{t('chat.understoodEmpty')}</p>
        )}
      </aside>
    </div>
  );
}
