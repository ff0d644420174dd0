import { Alert, Button, Group, Text } from '@mantine/core';
import { useI18n } from '../../../i18n/context';
import { FieldValue } from '../fields/FieldValue';
import { useLabels } from '../fields/useLabels';
import type { RecordRow } from '../model/kinds';
import type { Saving } from './useSaving';

/** Two people have changed the same field: one of them decides what stays. */
export function ConflictNotice({ saving, record }: { saving: Saving; record: RecordRow }) {
  const { t } = useI18n();
  const labels = useLabels();
  const { conflict } = saving;
  if (!conflict) return null;
  return (
    <Alert mb="md" color="amber" variant="light" role="alert" title={t('crm.conflict')}>
      <Text size="sm" component="div" c="var(--mantine-color-text)">
        {t('crm.conflictText', { field: labels.field(conflict.field) })}{' '}
        <strong>
          <FieldValue record={{ ...record, ...conflict.theirs }} field={conflict.field} />
        </strong>
      </Text>
      <Group mt="xs" gap="xs">
        <Button size="compact-sm" onClick={saving.keepMine}>
          {t('crm.keepMine')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={saving.keepTheirs}>
          {t('crm.keepTheirs')}
        </Button>
      </Group>
    </Alert>
  );
}
