import {
  ActionIcon,
  Button,
  Popover,
  ScrollArea,
  SegmentedControl,
  Text,
  UnstyledButton,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { RelativeTime } from '../../ui/RelativeTime';
import { threadsQuery } from './api';
import classes from './jarvis.module.css';

/** Earlier threads, one's own and those that others share. */
export function Threads({ chosen, onChoose }: { chosen: string | null; onChoose: (id: string) => void }) {
  const { t } = useI18n();
  const [opened, { toggle, close }] = useDisclosure(false);
  return (
    <Popover opened={opened} onDismiss={close} position="bottom-end" width={330} trapFocus withinPortal>
      <Popover.Target>
        <ActionIcon aria-label={t('jarvis.threads')} aria-expanded={opened} onClick={toggle}>
          <IconHistory size={18} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <List
          chosen={chosen}
          onChoose={(id) => {
            onChoose(id);
            close();
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function List({ chosen, onChoose }: { chosen: string | null; onChoose: (id: string) => void }) {
  const { t } = useI18n();
  const [shared, setShared] = useState(false);
  const threads = useInfiniteQuery(threadsQuery(shared));
  const items = threads.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <SegmentedControl
        fullWidth
        size="xs"
        mb="xs"
        aria-label={t('jarvis.threads')}
        data={[
          { value: 'mine', label: t('jarvis.mine') },
          { value: 'shared', label: t('jarvis.sharedWithMe') },
        ]}
        value={shared ? 'shared' : 'mine'}
        onChange={(value) => setShared(value === 'shared')}
      />
      {threads.isPending && <LoadingRows rows={2} />}
      {threads.isError && <ErrorNotice error={threads.error} onRetry={() => void threads.refetch()} />}
      {threads.isSuccess && items.length === 0 && (
        <Text size="sm" c="dimmed" p="xs">
          {t('jarvis.noThreads')}
        </Text>
      )}
      <ScrollArea.Autosize mah={360}>
        <ul className={classes.threads}>
          {items.map((thread) => (
            <li key={thread.id}>
              <UnstyledButton
                className={classes.thread}
                aria-current={thread.id === chosen}
                onClick={() => onChoose(thread.id)}
              >
                <Text size="sm" truncate>
                  {thread.title}
                </Text>
                <Text size="xs" c="dimmed">
                  {!thread.mine && `${thread.ownerName} · `}
                  <RelativeTime at={thread.updatedAt} />
                </Text>
              </UnstyledButton>
            </li>
          ))}
        </ul>
        {threads.hasNextPage && (
          <Button
            fullWidth
            variant="subtle"
            size="compact-sm"
            loading={threads.isFetchingNextPage}
            onClick={() => void threads.fetchNextPage()}
          >
            {t('jarvis.more')}
          </Button>
        )}
      </ScrollArea.Autosize>
    </>
  );
}
