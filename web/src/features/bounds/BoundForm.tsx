import { Button, Drawer, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { QueueBound } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { useSetBound } from './queries';

/** Bounds a key, or changes how it is bounded. */
export function BoundForm(props: { opened: QueueBound | 'new' | null; onClose: () => void }) {
  const { t } = useI18n();
  const { opened, onClose } = props;
  const bound = opened === 'new' ? null : opened;
  return (
    <Drawer
      opened={opened !== null}
      onClose={onClose}
      position="right"
      title={bound ? t('bounds.edit') : t('bounds.new')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {opened !== null && <Fields bound={bound} onClose={onClose} />}
    </Drawer>
  );
}

const whole = (value: number | string) => (typeof value === 'number' && value > 0 ? value : null);

function Fields({ bound, onClose }: { bound: QueueBound | null; onClose: () => void }) {
  const { t } = useI18n();
  const save = useSetBound();
  const [name, setName] = useState(bound?.name ?? '');
  const [concurrency, setConcurrency] = useState<number | string>(bound?.concurrency ?? '');
  const [rate, setRate] = useState<number | string>(bound?.rate ?? '');
  const [per, setPer] = useState<number | string>(bound?.perSeconds ?? 60);
  const all = name.trim() === '*';
  const submit = () => {
    const most = all ? null : whole(rate);
    const body = {
      name: name.trim(),
      concurrency: whole(concurrency),
      rate: most,
      perSeconds: most === null ? null : (whole(per) ?? 1),
    };
    save.mutate(body, { onSuccess: onClose });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t('bounds.name')}
          description={t('bounds.nameHelp')}
          required
          maxLength={200}
          disabled={bound !== null}
          classNames={{ input: 'tk-mono' }}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NumberInput
          label={t('bounds.concurrency')}
          description={t('bounds.concurrencyHelp')}
          min={1}
          max={100_000}
          allowDecimal={false}
          value={concurrency}
          onChange={setConcurrency}
        />
        {!all && (
          <>
            <NumberInput
              label={t('bounds.rate')}
              description={t('bounds.rateHelp')}
              min={1}
              max={1_000_000}
              allowDecimal={false}
              value={rate}
              onChange={setRate}
            />
            <NumberInput
              label={t('bounds.per')}
              min={1}
              max={86_400}
              allowDecimal={false}
              disabled={whole(rate) === null}
              value={per}
              onChange={setPer}
            />
          </>
        )}
        {save.isError && <ErrorNotice error={save.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
            {t('action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
