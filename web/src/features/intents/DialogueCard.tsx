import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { IntentDialogue } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { entityLabel } from '../../i18n/labels';
import { Card } from '../../ui/Card';
import { Confirm } from '../../ui/Confirm';
import { DialogueForm } from './DialogueForm';
import classes from './intents.module.css';
import { useDeleteDialogue } from './queries';

type Props = { intent: string; dialogue: IntentDialogue | null; readOnly: boolean };

/** What an intent asks the customer for, and what follows. */
export function DialogueCard({ intent, dialogue, readOnly }: Props) {
  const { t, language } = useI18n();
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const deletion = useDeleteDialogue(intent);
  const words = (both: { da: string; en: string }) => both[language === 'da' ? 'da' : 'en'];
  return (
    <Card title={t('dialogue.title')}>
      <Text size="sm" c="dimmed" mb="sm">
        {t('dialogue.intro')}
      </Text>
      {dialogue && (
        <Stack gap="sm">
          <ol className={classes.slots}>
            {dialogue.slots.map((slot) => (
              <li key={slot.name}>
                <Group gap={8}>
                  <Text size="sm" fw={600}>
                    {slot.name}
                  </Text>
                  <Badge size="sm" color="gray">
                    {slot.entity === 'text' ? t('dialogue.freeText') : entityLabel(slot.entity, t)}
                  </Badge>
                </Group>
                <Text size="sm">{words(slot.question)}</Text>
              </li>
            ))}
          </ol>
          <div>
            <Text size="sm" fw={600}>
              {t(`dialogue.outcome.${dialogue.outcome.type}`)}
              {dialogue.outcome.type === 'action' && ` (${dialogue.outcome.action})`}
            </Text>
            <Text size="sm">{words(dialogue.outcome.text)}</Text>
          </div>
        </Stack>
      )}
      {!readOnly && (
        <Group gap="xs" mt="md">
          <Button variant="default" onClick={() => setEditing(true)}>
            {t(dialogue ? 'dialogue.edit' : 'dialogue.add')}
          </Button>
          {dialogue && (
            <Button variant="subtle" color="red" onClick={() => setRemoving(true)}>
              {t('dialogue.remove')}
            </Button>
          )}
        </Group>
      )}
      {editing && <DialogueForm intent={intent} dialogue={dialogue} onClose={() => setEditing(false)} />}
      <Confirm
        opened={removing}
        title={t('dialogue.remove')}
        text={t('dialogue.removeText')}
        action={t('dialogue.remove')}
        busy={deletion.isPending}
        error={deletion.error}
        onConfirm={() => deletion.mutate(undefined, { onSuccess: () => setRemoving(false) })}
        onClose={() => setRemoving(false)}
      />
    </Card>
  );
}
