import { ActionIcon, Kbd, Modal, Stack, Switch, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKeyboard } from '@tabler/icons-react';
import { useI18n } from '../../i18n/context';
import { SHORTCUTS, type Shortcut, useShortcuts, useShortcutsOn } from './shortcuts';

/** The desk's keys, and whether they are on. */
export function ShortcutsHelp() {
  const { t } = useI18n();
  const [on, setOn] = useShortcutsOn();
  const [opened, { open, close }] = useDisclosure(false);
  useShortcuts({ help: open });
  return (
    <>
      <ActionIcon
        size="lg"
        visibleFrom="sm"
        aria-label={t('shortcuts.title')}
        title={t('shortcuts.title')}
        onClick={open}
      >
        <IconKeyboard size={18} stroke={1.6} />
      </ActionIcon>
      <Modal
        opened={opened}
        onClose={close}
        title={t('shortcuts.title')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Stack gap="md">
          <Switch
            label={t('shortcuts.on')}
            description={t('shortcuts.onHint')}
            checked={on}
            onChange={(event) => setOn(event.currentTarget.checked)}
            data-autofocus
          />
          <Table aria-label={t('shortcuts.title')}>
            <Table.Tbody>
              {(Object.keys(SHORTCUTS) as Shortcut[]).map((name) => (
                <Table.Tr key={name}>
                  <Table.Td>{t(`shortcuts.${name}`)}</Table.Td>
                  <Table.Td ta="right">
                    <Kbd>{SHORTCUTS[name]}</Kbd>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Stack>
      </Modal>
    </>
  );
}
