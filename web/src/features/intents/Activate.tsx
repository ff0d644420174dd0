import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { useActivate } from './queries';

/** Lets a version answer, newer or older, after a question. */
export function Activate({ version }: { version: number }) {
  const { t } = useI18n();
  const [opened, { open, close }] = useDisclosure(false);
  const activate = useActivate();
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {t('versions.activate')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('versions.activate')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Stack gap="md">
          <Text size="sm">{t('versions.activateText', { version })}</Text>
          {activate.isError && <ErrorNotice error={activate.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t('action.cancel')}
            </Button>
            <Button
              loading={activate.isPending}
              onClick={() => activate.mutate(version, { onSuccess: close })}
            >
              {t('versions.activate')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
