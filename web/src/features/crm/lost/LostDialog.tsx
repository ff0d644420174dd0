import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useI18n } from '../../../i18n/context';
import type { Groups } from '../model/filter';
import { countsQuery } from '../queries';

/** Reasons given before that are offered. */
const OFFERED = 8;
const LOST: Groups = [[{ field: 'status', test: 'is', value: 'lost' }]];

type Props = { name: string; onAnswer: (reason: string | null) => void };

/** Asks why a deal is lost, and offers what was said of others. */
export function LostDialog({ name, onAnswer }: Props) {
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const before = useQuery(countsQuery('deal', 'lostReason', { filter: LOST }));
  const offered = (before.data?.items ?? []).flatMap(({ value }) => value ?? []).slice(0, OFFERED);
  const submit = () => {
    if (reason.trim()) onAnswer(reason.trim());
    else setMissing(true);
  };
  return (
    <Modal
      opened
      onClose={() => onAnswer(null)}
      title={t('crm.lost.title', { name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {t('crm.lost.text')}
          </Text>
          <TextInput
            label={t('crm.field.lostReason')}
            required
            maxLength={500}
            value={reason}
            error={missing && !reason.trim() ? t('crm.lost.missing') : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          {offered.length > 0 && (
            <Group gap={6} role="group" aria-label={t('crm.lost.before')}>
              <Text size="xs" c="dimmed" aria-hidden="true">
                {t('crm.lost.before')}
              </Text>
              {[...new Set(offered)].map((one) => (
                <Button
                  key={one}
                  size="compact-xs"
                  variant="default"
                  maw="100%"
                  title={one}
                  aria-pressed={one === reason}
                  onClick={() => setReason(one)}
                >
                  {one}
                </Button>
              ))}
            </Group>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => onAnswer(null)}>
              {t('action.cancel')}
            </Button>
            <Button type="submit">{t('crm.lost.save')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
