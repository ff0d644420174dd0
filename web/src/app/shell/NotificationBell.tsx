import { ActionIcon, Indicator, Popover, ScrollArea, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { useI18n } from '../../i18n/context';
import { RelativeTime } from '../../ui/RelativeTime';
import classes from './Shell.module.css';

/** What the person should look at: mentions, assignments, promises that run out. */
export function NotificationBell() {
  const { t } = useI18n();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [opened, { toggle, close }] = useDisclosure(false);
  const list = useQuery({
    queryKey: keys.notifications,
    queryFn: () => unwrap(api.GET('/api/v1/notifications', { params: { query: { limit: 30 } } })),
  });
  const read = useMutation({
    mutationFn: (id?: string) => unwrap(api.POST('/api/v1/notifications/read', { body: id ? { id } : {} })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.notifications }),
  });
  const items = list.data?.items ?? [];
  const unread = items.filter((item) => item.readAt === null).length;
  return (
    <Popover opened={opened} onDismiss={close} position="bottom-end" width={330} trapFocus withinPortal>
      <Indicator disabled={unread === 0} label={unread} size={16} color="red" offset={5}>
        <Popover.Target>
          <ActionIcon
            id="notifications"
            size="lg"
            aria-label={unread > 0 ? t('bell.openCount', { count: unread }) : t('bell.open')}
            aria-expanded={opened}
            onClick={toggle}
          >
            <IconBell size={18} stroke={1.6} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0}>
        <div className={classes.bellHead}>
          <Text fw={600} size="sm">
            {t('bell.title')}
          </Text>
          {unread > 0 && (
            <UnstyledButton className={classes.bellAll} onClick={() => read.mutate(undefined)}>
              {t('bell.readAll')}
            </UnstyledButton>
          )}
        </div>
        {items.length === 0 ? (
          <Text size="sm" c="dimmed" p="md">
            {t('bell.none')}
          </Text>
        ) : (
          <ScrollArea.Autosize mah={420}>
            <ul className={classes.bellList}>
              {items.map((item) => (
                <li key={item.id}>
                  <UnstyledButton
                    className={classes.bellItem}
                    data-unread={item.readAt === null}
                    onClick={() => {
                      if (item.readAt === null) read.mutate(item.id);
                      close();
                      void navigate({ to: '/inbox/$id', params: { id: item.conversationId } });
                    }}
                  >
                    <span className={classes.bellWhat}>
                      {item.kind === 'mention'
                        ? t('bell.mention', { name: item.actorName ?? '' })
                        : t(`bell.${item.kind}`)}
                      <RelativeTime at={item.createdAt} />
                    </span>
                    {item.preview && <span className={classes.bellPreview}>{item.preview}</span>}
                  </UnstyledButton>
                </li>
              ))}
            </ul>
          </ScrollArea.Autosize>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
