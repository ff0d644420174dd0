import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../i18n/context';
import { same } from './same';

/** Any JSON value, edited as text; what cannot be read is not taken over, and said. */
export function JsonField(props: {
  label: string;
  value: unknown;
  readOnly: boolean;
  optional: boolean;
  rows?: number;
  onChange: (value: unknown) => void;
}) {
  const { label, value, readOnly, optional, rows = 3, onChange } = props;
  const { t } = useI18n();
  const [text, setText] = useState(() => written(value));
  const [given, setGiven] = useState(value);
  const [wrong, setWrong] = useState(false);
  if (!same(given, value)) {
    // Somebody else changed it, such as undo.
    setGiven(value);
    setText(written(value));
    setWrong(false);
  }
  const write = (next: string) => {
    setText(next);
    if (next.trim() === '' && optional) {
      setWrong(false);
      setGiven(undefined);
      onChange(undefined);
      return;
    }
    try {
      const parsed: unknown = JSON.parse(next);
      setWrong(false);
      setGiven(parsed);
      onChange(parsed);
    } catch {
      setWrong(true);
    }
  };
  return (
    <Textarea
      aria-label={label}
      autosize
      minRows={rows}
      maxRows={14}
      disabled={readOnly}
      placeholder={t('json.hint')}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.78rem' } }}
      value={text}
      error={wrong ? t('json.wrong') : undefined}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}

const written = (value: unknown) => (value === undefined ? '' : JSON.stringify(value, null, 2));
