import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../api/errors';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { type Thread, threadQuery } from './api';
import classes from './jarvis.module.css';
import { Say } from './Say';
import { ShareMenu } from './ShareMenu';
import { Threads } from './Threads';
import { Turns } from './Turns';

const KEPT = 'tekup.jarvis';

/** The assistant beside every page: its last thread is there again wherever one goes. */
export function Jarvis({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const [id, setId] = useState<string | null>(() => sessionStorage.getItem(KEPT));
  const choose = (chosen: string | null) => {
    if (chosen === null) sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, chosen);
    setId(chosen);
  };
  return (
    <section className={classes.panel} aria-label={t('jarvis.name')}>
      <header className={classes.head}>
        <Text component="h2" className={classes.name}>
          {t('jarvis.name')}
        </Text>
        <Group gap={2} wrap="nowrap">
          <Threads chosen={id} onChoose={choose} />
          <Tooltip label={t('jarvis.new')}>
            <ActionIcon aria-label={t('jarvis.new')} onClick={() => choose(null)}>
              <IconPlus size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
          {id && <ShareMenu key={id} id={id} onGone={() => choose(null)} />}
          <ActionIcon aria-label={t('jarvis.close')} onClick={onClose}>
            <IconX size={18} stroke={1.6} />
          </ActionIcon>
        </Group>
      </header>
      {id === null ? <Begin onBegun={choose} /> : <Talk key={id} id={id} onGone={() => choose(null)} />}
    </section>
  );
}

function Begin({ onBegun }: { onBegun: (id: string) => void }) {
  const { t } = useI18n();
  return (
    <>
      <div className={classes.welcome}>
        <Text>{t('jarvis.welcome')}</Text>
        <Text size="sm" c="dimmed" mt="xs">
          {t('jarvis.welcomeText')}
        </Text>
      </div>
      <Say thread={null} onSaid={(thread) => onBegun(thread.id)} />
    </>
  );
}

function Talk({ id, onGone }: { id: string; onGone: () => void }) {
  const thread = useQuery(threadQuery(id));
  const gone = thread.error instanceof ApiError && thread.error.status === 404;
  if (thread.isPending) return <LoadingRows rows={3} />;
  if (gone) return <Begin onBegun={onGone} />;
  if (thread.isError) return <ErrorNotice error={thread.error} onRetry={() => void thread.refetch()} />;
  return <Open thread={thread.data} />;
}

function Open({ thread }: { thread: Thread }) {
  const { t } = useI18n();
  return (
    <>
      <Text className={classes.title} truncate title={thread.title}>
        {thread.title}
      </Text>
      <Turns thread={thread} />
      {thread.mine ? (
        <Say thread={thread.id} />
      ) : (
        <Text size="sm" c="dimmed" p="md">
          {t('jarvis.shared', { name: thread.ownerName })}
        </Text>
      )}
    </>
  );
}
