import { Autocomplete, Button, Group, Modal, Stack, Text } from '@mantine/core';
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
          <Autocomplete
            label={t('crm.field.lostReason')}
            required
            maxLength={500}
            data={[...new Set(offered)]}
            limit={OFFERED}
            value={reason}
            error={missing && !reason.trim() ? t('crm.lost.missing') : undefined}
            onChange={setReason}
            data-autofocus
            data-testid="lost-reason"
          />
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
