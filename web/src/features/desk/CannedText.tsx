import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { useSession } from '../../app/session';
import { useI18n } from '../../i18n/context';
import type { Language } from '../../i18n/text';
import { filled, inserted, NAMES, type Name, token } from './canned';
import classes from './desk.module.css';

const LABELS = { customer: 'desk.answers.customer', me: 'desk.answers.me' } as const;

type Props = {
  language: Language;
  label: string;
  value: string;
  onChange: (words: string) => void;
  error?: ReactNode;
};

/** The words in one language, with names to put in and what the customer will read. */
export function CannedText({ language, label, value, onChange, error }: Props) {
  const { t } = useI18n();
  const { user } = useSession();
  const field = useRef<HTMLTextAreaElement>(null);

  const insert = (name: Name) => {
    const area = field.current;
    const next = inserted(
      value,
      token(name),
      area?.selectionStart ?? value.length,
      area?.selectionEnd ?? value.length,
    );
    onChange(next.text);
    // The field shows the new words only after it is drawn again.
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(next.caret, next.caret);
    });
  };

  return (
    <Stack gap="xs">
      <Textarea
        ref={field}
        label={label}
        lang={language}
        autosize
        minRows={6}
        maxRows={16}
        error={error}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Group gap={6}>
        {NAMES.map((name) => (
          <Button
            key={name}
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={13} aria-hidden="true" />}
            aria-label={t('desk.answers.insert', { label, name: t(LABELS[name]) })}
            onClick={() => insert(name)}
          >
            {t(LABELS[name])}
          </Button>
        ))}
      </Group>
      {value.trim() && (
        <div>
          <Text size="xs" c="dimmed" mb={4}>
            {t('desk.answers.preview')}
          </Text>
          <div className={classes.preview} lang={language}>
            {filled(value.trim(), { customer: t('desk.answers.someone'), me: user.name })}
          </div>
        </div>
      )}
    </Stack>
  );
}
