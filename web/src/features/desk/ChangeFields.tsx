import { SegmentedControl, Select, Stack, TagsInput, Text, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useI18n } from '../../i18n/context';
import { PRIORITIES } from '../inbox/priority';
import type { ChangeDraft, Problem } from './changes';
import type { Choices } from './choices';

type Props = {
  change: ChangeDraft;
  choices: Choices;
  error: (field: Problem['field']) => ReactNode;
  onChange: (part: Partial<ChangeDraft>) => void;
};

/** What one change needs to know. */
export function ChangeFields({ change, choices, error, onChange }: Props) {
  const { t } = useI18n();
  switch (change.type) {
    case 'add_tags':
    case 'remove_tags':
      return (
        <TagsInput
          label={t('desk.change.tags')}
          description={t('desk.change.tagsHint')}
          value={change.tags}
          onChange={(tags) => onChange({ tags })}
          error={error('tags')}
        />
      );
    case 'set_priority':
      return (
        <Select
          label={t('priority.label')}
          allowDeselect={false}
          data={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
          value={change.priority}
          onChange={(value) => {
            const priority = PRIORITIES.find((each) => each === value);
            if (priority) onChange({ priority });
          }}
        />
      );
    case 'set_queue':
      return (
        <Select
          label={t('desk.change.queue')}
          searchable
          allowDeselect={false}
          data={choices.queues.map(({ id, name }) => ({ value: id, label: name }))}
          value={change.queueId}
          onChange={(queueId) => onChange({ queueId })}
          error={error('queueId')}
        />
      );
    case 'assign':
      return (
        <Select
          label={t('desk.change.who')}
          searchable
          allowDeselect={false}
          data={[
            { value: 'me', label: t('desk.change.me') },
            { value: 'nobody', label: t('desk.change.nobody') },
            ...choices.people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={change.who}
          onChange={(who) => who && onChange({ who })}
        />
      );
    case 'reply':
      return <ReplyFields change={change} choices={choices} error={error} onChange={onChange} />;
    case 'note':
    case 'resolve': {
      const note = change.type === 'note';
      return (
        <Textarea
          label={t(note ? 'desk.change.text' : 'desk.change.notes')}
          description={t('desk.change.noteHint')}
          autosize
          minRows={2}
          maxRows={8}
          value={change.text}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
          error={error('text')}
        />
      );
    }
    case 'wait':
    case 'hand_back':
      return (
        <Text size="sm" c="dimmed">
          {t(change.type === 'wait' ? 'desk.change.waitHint' : 'desk.change.handBackHint')}
        </Text>
      );
  }
}

function ReplyFields({ change, choices, error, onChange }: Props) {
  const { t } = useI18n();
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label={t('desk.change.replyKind')}
        data={[
          { value: 'words', label: t('desk.change.words') },
          { value: 'canned', label: t('desk.change.canned') },
        ]}
        value={change.replyWith}
        onChange={(value) => onChange({ replyWith: value === 'canned' ? 'canned' : 'words' })}
      />
      {change.replyWith === 'canned' ? (
        <Select
          label={t('desk.change.canned')}
          searchable
          allowDeselect={false}
          data={choices.answers.map(({ id, title, shortcut }) => ({
            value: id,
            label: `${title} (/${shortcut})`,
          }))}
          value={change.cannedAnswerId}
          onChange={(cannedAnswerId) => onChange({ cannedAnswerId })}
          error={error('cannedAnswerId')}
        />
      ) : (
        <Textarea
          label={t('desk.change.text')}
          autosize
          minRows={3}
          maxRows={10}
          value={change.text}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
          error={error('text')}
        />
      )}
      <Text size="xs" c="dimmed">
        {t('desk.change.replyHint')}
      </Text>
    </Stack>
  );
}
