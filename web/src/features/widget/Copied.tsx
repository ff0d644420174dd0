import { Button, Code, CopyButton, Group, Stack } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useI18n } from '../../i18n/context';
import classes from './widget.module.css';

/** Text to take along, with a button that does. */
export function Copied({ text }: { text: string }) {
  const { t } = useI18n();
  return (
    <Stack gap="xs">
      <Code block className={classes.code}>
        {text}
      </Code>
      <Group>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={copy}
            >
              {copied ? t('action.copied') : t('action.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Stack>
  );
}
