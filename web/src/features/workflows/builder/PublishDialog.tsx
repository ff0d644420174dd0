import { Alert, Button, Group, List, Modal, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { usePublish, type Workflow } from '../api';
import type { Problem } from '../model/definition';

/** Makes the draft the version that runs. */
export function PublishDialog(props: {
  workflow: Workflow;
  opened: boolean;
  problems: Problem[];
  save: () => Promise<number | null>;
  onClose: () => void;
}) {
  const { workflow, opened, problems, save, onClose } = props;
  const { t } = useI18n();
  const [note, setNote] = useState('');
  const publish = usePublish(workflow.id);
  const go = async () => {
    const revision = await save();
    if (revision === null) return onClose();
    publish.mutate(
      { note, revision },
      {
        onSuccess: (version) => {
          setNote('');
          onClose();
          notifications.show({ message: t('flow.publishedAs', { number: version.number }) });
        },
      },
    );
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('flow.publish')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <Stack gap="md">
          <Text size="sm">{t('flow.publishText')}</Text>
          {problems.length > 0 && (
            <Alert color="red" variant="light" title={t('flow.problems')}>
              <List size="sm">
                {problems.slice(0, 8).map((problem) => (
                  <List.Item key={`${problem.node}:${problem.edge}:${problem.field}:${problem.message}`}>
                    {problem.node && <b>{problem.node}: </b>}
                    {problem.message}
                  </List.Item>
                ))}
              </List>
            </Alert>
          )}
          <Textarea
            label={t('flow.note')}
            placeholder={t('flow.noteHint')}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {publish.isError && <ErrorNotice error={publish.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={publish.isPending} disabled={problems.length > 0}>
              {t('flow.publish')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
