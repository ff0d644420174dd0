import { Button, FileButton, Input, Text } from '@mantine/core';
import { IconFileCode } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat, useI18n } from '../../../i18n/context';
import classes from './interfaces.module.css';
import { MOST_BYTES } from './queries';

const ACCEPT = '.json,.yaml,.yml,application/json,application/yaml,text/yaml';

/** A description in a file, dropped or chosen. */
export function DescriptionFile(props: {
  file: File | null;
  error: string | undefined;
  onRead: (file: File, text: string) => void;
}) {
  const { file, error, onRead } = props;
  const { t } = useI18n();
  const format = useFormat();
  const [over, setOver] = useState(false);
  const [tooLong, setTooLong] = useState(false);
  const take = async (chosen: File | null | undefined) => {
    if (!chosen) return;
    setTooLong(chosen.size > MOST_BYTES);
    onRead(chosen, chosen.size > MOST_BYTES ? '' : await chosen.text());
  };
  const wrong = tooLong ? t('interfaces.tooLong', { size: format.bytes(MOST_BYTES) }) : error;
  return (
    <Input.Wrapper label={t('interfaces.file')} labelElement="div" required error={wrong}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same by keyboard */}
      <div
        className={classes.drop}
        data-over={over || undefined}
        data-wrong={wrong !== undefined || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        <IconFileCode size={28} stroke={1.5} aria-hidden="true" />
        <div className={classes.grow}>
          <Text fw={600} size="sm">
            {file ? file.name : t('interfaces.drop')}
          </Text>
          <Text size="xs" c="dimmed">
            {file ? format.bytes(file.size) : t('interfaces.fileHint', { size: format.bytes(MOST_BYTES) })}
          </Text>
        </div>
        <FileButton
          accept={ACCEPT}
          onChange={(chosen) => void take(chosen)}
          inputProps={{ 'aria-label': t('interfaces.choose') }}
        >
          {(button) => (
            <Button {...button} variant="default" data-autofocus>
              {t('interfaces.choose')}
            </Button>
          )}
        </FileButton>
      </div>
    </Input.Wrapper>
  );
}
