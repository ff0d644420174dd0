import { Alert, Button, Group, List, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useFormat, useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { useUndo } from '../queries';

/** What was done to several records, by which it can be taken back. */
export type Done = { changeSet: string | null; words: string; more?: boolean };

/** Tells what was changed, and takes it back. */
export function UndoNotice({ done, onClose }: { done: Done; onClose: () => void }) {
  const { t } = useI18n();
  const format = useFormat();
  const undo = useUndo();
  const { data } = undo;
  return (
    <Alert
      mb="sm"
      p="sm"
      variant="light"
      color="fjord"
      role="status"
      withCloseButton
      closeButtonLabel={t('action.close')}
      onClose={onClose}
    >
      <Group gap="sm">
        <Text size="sm" c="var(--mantine-color-text)">
          {data ? t('crm.undone', { count: format.number(data.restored) }) : done.words}
          {!data && done.more && ` ${t('crm.bulkMore')}`}
        </Text>
        {done.changeSet && !data && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowBackUp size={15} aria-hidden="true" />}
            loading={undo.isPending}
            onClick={() => done.changeSet && undo.mutate(done.changeSet)}
          >
            {t('crm.undo')}
          </Button>
        )}
      </Group>
      {data && data.refused.length > 0 && (
        <List size="sm" mt={4}>
          {data.refused.map((one) => (
            <List.Item key={one.id}>
              {one.name ?? one.id}: {one.reason}
            </List.Item>
          ))}
        </List>
      )}
      {undo.isError && <ErrorNotice error={undo.error} />}
    </Alert>
  );
}
