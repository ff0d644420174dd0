import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowsExchange,
  IconBolt,
  IconDotsVertical,
  IconFlag,
  IconHourglass,
  IconTags,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Conversation } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { isOpen } from '../../live/merge';
import { macrosQuery, useChanges, useUpdate, useWait } from './deskQueries';
import { PRIORITIES, priorityLabel } from './priority';
import { useShortcuts } from './shortcuts';
import { HandBackDialog, TagsDialog, TransferDialog } from './ThreadDialogs';

type Dialog = 'transfer' | 'handBack' | 'tags' | null;

/** What else can be done with a conversation. */
export function ThreadMenu({ conversation }: { conversation: Conversation }) {
  const { t } = useI18n();
  const [dialog, setDialog] = useState<Dialog>(null);
  const macros = useQuery(macrosQuery);
  const wait = useWait(conversation.id);
  const update = useUpdate(conversation.id);
  const changes = useChanges();
  const close = () => setDialog(null);
  const open = isOpen(conversation);
  useShortcuts({
    transfer: open ? () => setDialog('transfer') : undefined,
    handBack: open && conversation.takenOverAt ? () => setDialog('handBack') : undefined,
    wait: open && conversation.status !== 'waiting' ? () => wait.mutate() : undefined,
    tags: () => setDialog('tags'),
  });
  return (
    <>
      <Menu position="bottom-end" width={240} withinPortal>
        <Menu.Target>
          <ActionIcon id="thread-menu" size="lg" aria-label={t('thread.more')}>
            <IconDotsVertical size={19} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {open && (
            <>
              <Menu.Item
                leftSection={<IconArrowsExchange size={16} aria-hidden="true" />}
                onClick={() => setDialog('transfer')}
              >
                {t('transfer.action')}
              </Menu.Item>
              {conversation.takenOverAt && (
                <Menu.Item
                  leftSection={<IconArrowBackUp size={16} aria-hidden="true" />}
                  onClick={() => setDialog('handBack')}
                >
                  {t('handBack.action')}
                </Menu.Item>
              )}
              {conversation.status !== 'waiting' && (
                <Menu.Item
                  leftSection={<IconHourglass size={16} aria-hidden="true" />}
                  onClick={() => wait.mutate()}
                >
                  {t('thread.wait')}
                </Menu.Item>
              )}
            </>
          )}
          <Menu.Item
            leftSection={<IconTags size={16} aria-hidden="true" />}
            onClick={() => setDialog('tags')}
          >
            {t('tags.action')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t('priority.label')}</Menu.Label>
          {PRIORITIES.map((priority) => (
            <Menu.Item
              key={priority}
              leftSection={<IconFlag size={16} aria-hidden="true" />}
              disabled={priority === conversation.priority}
              onClick={() => update.mutate({ priority })}
            >
              {priorityLabel(priority, t)}
            </Menu.Item>
          ))}
          {(macros.data?.length ?? 0) > 0 && (
            <>
              <Menu.Divider />
              <Menu.Label>{t('macros.label')}</Menu.Label>
              {macros.data?.map((macro) => (
                <Menu.Item
                  key={macro.id}
                  leftSection={<IconBolt size={16} aria-hidden="true" />}
                  onClick={() => changes.mutate({ ids: [conversation.id], macroId: macro.id })}
                >
                  {macro.name}
                </Menu.Item>
              ))}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <TransferDialog conversation={conversation} opened={dialog === 'transfer'} onClose={close} />
      <HandBackDialog conversation={conversation} opened={dialog === 'handBack'} onClose={close} />
      <TagsDialog conversation={conversation} opened={dialog === 'tags'} onClose={close} />
    </>
  );
}
