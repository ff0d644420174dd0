import { Button, Group, NumberInput, SimpleGrid, Stack, Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { asApiError } from '../../../api/errors';
import { useI18n } from '../../../i18n/context';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { type ScoringSettings, useSaveScoring } from './queries';

/** What the scores mean, and what Tekup may do by itself. */
export function Settings({ settings, sets }: { settings: ScoringSettings; sets: boolean }) {
  const { t } = useI18n();
  const save = useSaveScoring();
  const [values, setValues] = useState(settings);
  const wrong = (name: string) =>
    save.error ? asApiError(save.error).fields.find(({ field }) => field === name)?.message : undefined;
  const score = (name: 'qualifiedFrom' | 'nurtureFrom') => (
    <NumberInput
      label={t(`scoring.${name}`)}
      description={t(`scoring.${name}Help`)}
      min={0}
      max={100}
      allowDecimal={false}
      error={wrong(name)}
      value={values[name]}
      onChange={(next) => setValues((before) => ({ ...before, [name]: Number(next) }))}
    />
  );
  const flag = (name: 'enabled' | 'needsBasis' | 'setsStatus') => (
    <Switch
      label={t(`scoring.${name}`)}
      description={t(`scoring.${name}Help`)}
      checked={values[name]}
      onChange={(event) => {
        const { checked } = event.currentTarget;
        setValues((before) => ({ ...before, [name]: checked }));
      }}
    />
  );
  return (
    <Card title={t('scoring.settings')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(values, { onSuccess: () => notifications.show({ message: t('state.saved') }) });
        }}
      >
        <fieldset disabled={!sets} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
          <Stack gap="md">
            {flag('enabled')}
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              {score('qualifiedFrom')}
              {score('nurtureFrom')}
            </SimpleGrid>
            {flag('needsBasis')}
            {flag('setsStatus')}
            {save.isError && asApiError(save.error).fields.length === 0 && <ErrorNotice error={save.error} />}
          </Stack>
        </fieldset>
        {sets && (
          <Group justify="flex-end" mt="md">
            <Button type="submit" loading={save.isPending}>
              {t('action.save')}
            </Button>
          </Group>
        )}
      </form>
    </Card>
  );
}
