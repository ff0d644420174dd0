import { ActionIcon, Checkbox, Textarea } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { type Thread, useSay } from './api';
import classes from './jarvis.module.css';
import { screenNow } from './screen';

/** Where one writes, and says whether Jarvis may know the page. */
export function Say({ thread, onSaid }: { thread: string | null; onSaid?: (thread: Thread) => void }) {
  const { t } = useI18n();
  const say = useSay(thread);
  const { pathname } = useLocation();
  const [text, setText] = useState('');
  const [sees, setSees] = useState(true);
  const send = () => {
    const content = text.trim();
    if (content === '' || say.isPending) return;
    const screen = sees ? screenNow(pathname) : undefined;
    say.mutate(
      { content, screen },
      {
        onSuccess: (said) => {
          setText('');
          onSaid?.(said.thread);
        },
      },
    );
  };
  return (
    <form
      className={classes.say}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {say.isError && <ErrorNotice error={say.error} />}
      <div className={classes.sayRow}>
        <Textarea
          className={classes.sayText}
          data-autofocus
          aria-label={t('jarvis.say')}
          placeholder={t('jarvis.say')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={8000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              send();
            }
          }}
        />
        <ActionIcon
          type="submit"
          variant="filled"
          size="lg"
          aria-label={t('jarvis.send')}
          loading={say.isPending}
          disabled={text.trim() === ''}
        >
          <IconSend2 size={18} stroke={1.6} />
        </ActionIcon>
      </div>
      <Checkbox
        size="xs"
        label={t('jarvis.sees')}
        checked={sees}
        onChange={(event) => setSees(event.currentTarget.checked)}
      />
    </form>
  );
}
