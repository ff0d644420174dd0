import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Channel } from '../../api/types';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { BackLink } from '../../ui/BackLink';
import { Confirm } from '../../ui/Confirm';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { ChannelForm } from './ChannelForm';
import { Groups } from './Groups';
import { keptFor } from './kept';
import { LiveTail } from './LiveTail';
import { channelQuery, useRetire } from './queries';
import { RateChart } from './RateChart';

export function ChannelPage() {
  const { t } = useI18n();
  const { name } = useParams({ from: '/channels/$name' });
  const channel = useQuery(channelQuery(name));
  return (
    <Page
      title={name}
      intro={channel.data?.description}
      back={<BackLink to="/channels">{t('channels.title')}</BackLink>}
      actions={channel.data && <Actions channel={channel.data} />}
    >
      {channel.isPending && <LoadingRows />}
      {channel.isError && <ErrorNotice error={channel.error} onRetry={() => channel.refetch()} />}
      {channel.data && (
        <Stack gap="md">
          <Rules channel={channel.data} />
          {channel.data.persisted && <RateChart name={name} />}
          <LiveTail key={name} name={name} />
          {channel.data.persisted && <Groups name={name} />}
        </Stack>
      )}
    </Page>
  );
}

function Rules({ channel }: { channel: Channel }) {
  const { t } = useI18n();
  return (
    <Group gap="xs">
      <Badge color={channel.persisted ? 'fjord' : 'gray'}>
        {channel.persisted ? keptFor(channel.retentionSeconds, t) : t('channels.inMemory')}
      </Badge>
      {channel.encrypted && channel.persisted && <Badge color="fjord">{t('channels.encrypted')}</Badge>}
      <Text size="sm" c="dimmed" className={channel.carries.length > 0 ? 'tk-mono' : undefined}>
        {channel.carries.join(', ') || t('channels.carriesNone')}
      </Text>
    </Group>
  );
}

function Actions({ channel }: { channel: Channel }) {
  const { t } = useI18n();
  const can = useCan();
  const navigate = useNavigate();
  const retire = useRetire(channel.name);
  const [open, setOpen] = useState<'edit' | 'retire' | null>(null);
  const close = () => {
    retire.reset();
    setOpen(null);
  };
  if (!can('channels:write')) return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpen('edit')}>
        {t('channels.edit')}
      </Button>
      <Button variant="default" onClick={() => setOpen('retire')}>
        {t('channels.retire')}
      </Button>
      <ChannelForm opened={open === 'edit'} channel={channel} onClose={close} />
      <Confirm
        opened={open === 'retire'}
        title={t('channels.retireTitle', { name: channel.name })}
        text={t('channels.retireText')}
        action={t('channels.retire')}
        busy={retire.isPending}
        error={retire.error}
        onConfirm={() => retire.mutate(undefined, { onSuccess: () => navigate({ to: '/channels' }) })}
        onClose={close}
      />
    </>
  );
}
