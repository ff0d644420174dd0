import { Button, Drawer, Group, NumberInput, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Channel } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { useSaveChannel } from './queries';

const DAY = 86_400;

/** Makes a channel, or changes the rules of one. */
export function ChannelForm(props: { opened: boolean; channel: Channel | null; onClose: () => void }) {
  const { t } = useI18n();
  const { opened, channel, onClose } = props;
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      title={channel ? t('channels.edit') : t('channels.new')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {opened && <Fields channel={channel} onClose={onClose} />}
    </Drawer>
  );
}

function Fields({ channel, onClose }: { channel: Channel | null; onClose: () => void }) {
  const { t } = useI18n();
  const save = useSaveChannel();
  const [name, setName] = useState(channel?.name ?? '');
  const [description, setDescription] = useState(channel?.description ?? '');
  const [persisted, setPersisted] = useState(channel?.persisted ?? true);
  const [encrypted, setEncrypted] = useState(channel?.encrypted ?? true);
  const [days, setDays] = useState<number | string>((channel?.retentionSeconds ?? 7 * DAY) / DAY);
  const [carries, setCarries] = useState(channel?.carries.join('\n') ?? '');
  const submit = () => {
    const settings = {
      description,
      encrypted,
      retentionSeconds: Math.round(Number(days) * DAY),
      carries: persisted ? carries.split(/\s+/).filter(Boolean) : [],
    };
    save.mutate({ name: channel?.name ?? null, body: { name, persisted, settings } }, { onSuccess: onClose });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        {channel === null && (
          <TextInput
            label={t('channels.name')}
            description={t('channels.nameHelp')}
            required
            maxLength={63}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        <TextInput
          label={t('channels.description')}
          maxLength={500}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        {channel === null && (
          <Switch
            label={t('channels.persisted')}
            checked={persisted}
            onChange={(event) => setPersisted(event.currentTarget.checked)}
          />
        )}
        <Switch
          label={t('channels.encrypted')}
          checked={encrypted}
          onChange={(event) => setEncrypted(event.currentTarget.checked)}
        />
        <NumberInput
          label={t('channels.retention')}
          min={0.01}
          max={396}
          required
          value={days}
          onChange={setDays}
        />
        {persisted && (
          <Textarea
            label={t('channels.carries')}
            description={t('channels.carriesHelp')}
            autosize
            minRows={2}
            classNames={{ input: 'tk-mono' }}
            value={carries}
            onChange={(event) => setCarries(event.currentTarget.value)}
          />
        )}
        {save.isError && <ErrorNotice error={save.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
