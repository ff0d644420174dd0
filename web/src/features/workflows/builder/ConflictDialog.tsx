import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useI18n } from '../../../i18n/context';
import type { Saving } from './useSaving';

/** Somebody else has saved since this drawing was opened. */
export function ConflictDialog({ saving }: { saving: Saving }) {
  const { t } = useI18n();
  return (
    <Modal
      opened={saving.conflict}
      onClose={saving.dismiss}
      title={t('flow.conflict')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('flow.conflictText')}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" loading={saving.busy} onClick={() => void saving.takeTheirs()}>
            {t('flow.takeTheirs')}
          </Button>
          <Button loading={saving.busy} onClick={() => void saving.keepMine()}>
            {t('flow.keepMine')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
