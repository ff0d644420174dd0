import { Button, Group, Modal, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReportCosts } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { costsQuery, useSaveCosts } from './queries';

/** What an answer costs, which the cost of a resolution is counted from. */
export function CostsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const costs = useQuery(costsQuery);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('reports.costs')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {costs.isPending && <LoadingRows rows={3} />}
      {costs.isError && <ErrorNotice error={costs.error} onRetry={() => costs.refetch()} />}
      {costs.data && <Form costs={costs.data} onClose={onClose} />}
    </Modal>
  );
}

const NUMBERS = ['staffHour', 'minutesPerAnswer', 'agentAnswer'] as const;

function Form({ costs, onClose }: { costs: ReportCosts; onClose: () => void }) {
  const { t } = useI18n();
  const [form, setForm] = useState(costs);
  const save = useSaveCosts();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(form, { onSuccess: onClose });
      }}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('reports.costsText')}
        </Text>
        {save.isError && <ErrorNotice error={save.error} />}
        <TextInput
          label={t('reports.currency')}
          description={t('reports.currencyHint')}
          required
          maxLength={3}
          pattern="[A-Z]{3}"
          data-autofocus
          value={form.currency}
          onChange={(event) => setForm({ ...form, currency: event.currentTarget.value.toUpperCase() })}
        />
        {NUMBERS.map((field) => (
          <NumberInput
            key={field}
            label={t(`reports.${field}`)}
            min={0}
            max={10_000}
            decimalScale={4}
            value={form[field] ?? ''}
            onChange={(value) => setForm({ ...form, [field]: value === '' ? null : Number(value) })}
          />
        ))}
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
