import { Kbd, Modal, Table } from '@mantine/core';
import { useI18n } from '../../../i18n/context';
import { SHORTCUTS, type Shortcut } from './useShortcuts';

const CLIPBOARD = [
  ['mod+c', 'copy'],
  ['mod+x', 'cut'],
  ['mod+v', 'paste'],
] as const;

export function ShortcutsHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useI18n();
  const mod = /Mac/.test(navigator.platform) ? '⌘' : 'Ctrl';
  const rows = [...(Object.entries(SHORTCUTS) as [string, Shortcut][]), ...CLIPBOARD];
  const byAction = new Map<(typeof rows)[number][1], string[]>();
  for (const [keys, action] of rows) byAction.set(action, [...(byAction.get(action) ?? []), keys]);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('flow.shortcuts')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Table>
        <Table.Tbody>
          {[...byAction].map(([action, all]) => (
            <Table.Tr key={action}>
              <Table.Td>
                {all.map((keys) => (
                  <Kbd key={keys} mr={6}>
                    {keys.replace('mod', mod).split('+').join(' + ')}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{t(`flow.key.${action}`)}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Td>
              <Kbd>← ↑ → ↓</Kbd>
            </Table.Td>
            <Table.Td>{t('flow.key.move')}</Table.Td>
          </Table.Tr>
          <Table.Tr>
            <Table.Td>
              <Kbd>Tab</Kbd>
            </Table.Td>
            <Table.Td>{t('flow.key.next')}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
