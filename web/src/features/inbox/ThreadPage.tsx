import { Drawer } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Composer } from './Composer';
import { DetailsPanel } from './DetailsPanel';
import { EscalationBanner } from './EscalationBanner';
import classes from './inbox.module.css';
import { conversationQuery, messagesQuery, usePollWhenOffline } from './queries';
import { ThreadHead } from './ThreadHead';
import { ThreadMessages } from './ThreadMessages';

const route = getRouteApi('/inbox/$id');

export function ThreadPage() {
  const { id } = route.useParams();
  return <Thread key={id} id={id} />;
}

function Thread({ id }: { id: string }) {
  const { t } = useI18n();
  const poll = usePollWhenOffline();
  const conversation = useQuery({ ...conversationQuery(id), refetchInterval: poll });
  const messages = useQuery({ ...messagesQuery(id), refetchInterval: poll });
  const wide = useMediaQuery('(min-width: 80em)', true, { getInitialValueInEffect: false });
  const [drawer, { open, close }] = useDisclosure(false);

  if (conversation.isPending) {
    return (
      <div className={classes.pad}>
        <LoadingRows rows={5} height={64} />
      </div>
    );
  }
  if (conversation.isError) {
    return (
      <div className={classes.pad}>
        <ErrorNotice error={conversation.error} onRetry={() => conversation.refetch()} />
      </div>
    );
  }
  const details = <DetailsPanel conversation={conversation.data} messages={messages.data ?? []} />;
  return (
    <div className={classes.threadGrid} data-details={wide}>
      <article className={classes.conversation} aria-label={t('thread.label')}>
        <ThreadHead conversation={conversation.data} onDetails={wide ? null : open} />
        <EscalationBanner conversation={conversation.data} />
        {messages.isError ? (
          <div className={classes.pad}>
            <ErrorNotice error={messages.error} onRetry={() => messages.refetch()} />
          </div>
        ) : (
          <ThreadMessages conversationId={id} messages={messages.data ?? null} />
        )}
        <Composer conversation={conversation.data} messages={messages.data ?? []} />
      </article>
      {wide ? (
        <aside className={classes.details} aria-label={t('details.title')}>
          {details}
        </aside>
      ) : (
        <Drawer
          opened={drawer}
          onClose={close}
          position="right"
          size={340}
          title={t('details.title')}
          closeButtonProps={{ 'aria-label': t('action.close') }}
        >
          {details}
        </Drawer>
      )}
    </div>
  );
}
