import { Badge, Button, Table, Text } from '@mantine/core';
import { IconBroadcast, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Channel } from '../../api/types';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import ui from '../../ui/ui.module.css';
import { ChannelForm } from './ChannelForm';
import { keptFor } from './kept';
import { channelsQuery } from './queries';

export function ChannelsPage() {
  const { t } = useI18n();
  const can = useCan();
  const [making, setMaking] = useState(false);
  const channels = useQuery(channelsQuery);
  const items = channels.data ?? [];
  return (
    <Page
      title={t('channels.title')}
      intro={t('channels.intro')}
      actions={
        can('channels:write') && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
            {t('channels.new')}
          </Button>
        )
      }
    >
      {channels.isPending && <LoadingRows />}
      {channels.isError && <ErrorNotice error={channels.error} onRetry={() => channels.refetch()} />}
      {channels.isSuccess && items.length === 0 && (
        <EmptyState icon={IconBroadcast} title={t('channels.none')} text={t('channels.noneText')} />
      )}
      {items.length > 0 && (
        <Card p={0}>
          <Table.ScrollContainer minWidth={340}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('channels.name')}</Table.Th>
                  <Table.Th>{t('channels.kept')}</Table.Th>
                  <Table.Th visibleFrom="sm">{t('channels.carries')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((channel) => (
                  <Row key={channel.id} channel={channel} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
      <ChannelForm opened={making} channel={null} onClose={() => setMaking(false)} />
    </Page>
  );
}

function Row({ channel }: { channel: Channel }) {
  const { t } = useI18n();
  return (
    <Table.Tr>
      <Table.Td>
        <Link className={ui.rowLink} to="/channels/$name" params={{ name: channel.name }}>
          {channel.name}
        </Link>
        {channel.description && (
          <Text size="sm" c="dimmed">
            {channel.description}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {channel.persisted ? (
          keptFor(channel.retentionSeconds, t)
        ) : (
          <Badge color="gray">{t('channels.inMemory')}</Badge>
        )}
      </Table.Td>
      <Table.Td className="tk-mono" visibleFrom="sm">
        {channel.carries.join(', ') || '–'}
      </Table.Td>
    </Table.Tr>
  );
}
