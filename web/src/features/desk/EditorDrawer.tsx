import { Button, Drawer, Group, Stack, Text } from '@mantine/core';
import type { FormEventHandler, ReactNode } from 'react';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import classes from './desk.module.css';
import { isTaken } from './fieldErrors';

/** Where one item is edited. What is inside starts anew each time it opens. */
export function EditorDrawer(props: {
  opened: boolean;
  title: string;
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useI18n();
  return (
    <Drawer
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      position="right"
      size={props.wide ? 'xl' : 'lg'}
      classNames={{ title: classes.drawerTitle }}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {props.children}
    </Drawer>
  );
}

type FormProps = {
  onSubmit: FormEventHandler<HTMLFormElement>;
  onClose: () => void;
  /** Only for what is there already. */
  onDelete?: () => void;
  readOnly: boolean;
  saving: boolean;
  error: unknown;
  children: ReactNode;
};

/** The form of an editor with its buttons; who may not write sees the same, and can change nothing. */
export function EditorForm(props: FormProps) {
  const { t } = useI18n();
  const { onSubmit, onClose, onDelete, readOnly, saving, error, children } = props;
  return (
    <form onSubmit={onSubmit} noValidate>
      <fieldset disabled={readOnly} className={classes.fields}>
        <Stack gap="md">
          {readOnly && (
            <Text size="sm" c="dimmed">
              {t('desk.readOnly')}
            </Text>
          )}
          {children}
          {error && !isTaken(error) ? <ErrorNotice error={error} /> : null}
        </Stack>
      </fieldset>
      {!readOnly && (
        <Group justify="space-between" gap="xs" className={classes.actions}>
          {onDelete ? (
            <Button variant="subtle" color="red" onClick={onDelete}>
              {t('action.delete')}
            </Button>
          ) : (
            <span />
          )}
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={saving}>
              {t('action.save')}
            </Button>
          </Group>
        </Group>
      )}
    </form>
  );
}
