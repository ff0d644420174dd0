import { ActionIcon, Tooltip } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useI18n } from '../../i18n/context';

/** Opens the assistant beside the page; Ctrl or ⌘ with J does so too. */
export function JarvisButton({ opened, onClick }: { opened: boolean; onClick: () => void }) {
  const { t } = useI18n();
  return (
    <Tooltip label={t('jarvis.open')}>
      <ActionIcon
        id="jarvis"
        size="lg"
        aria-label={t('jarvis.open')}
        aria-expanded={opened}
        aria-keyshortcuts="Control+J Meta+J"
        onClick={onClick}
      >
        <IconSparkles size={18} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
