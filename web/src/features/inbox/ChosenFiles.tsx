import { Pill, PillGroup } from '@mantine/core';
import { useFormat, useI18n } from '../../i18n/context';
import type { Chosen } from './queries';

/** Files that go with the next answer; each can be taken back. */
export function ChosenFiles({ files, onRemove }: { files: Chosen[]; onRemove: (id: string) => void }) {
  const { t } = useI18n();
  const format = useFormat();
  if (files.length === 0) return null;
  return (
    <PillGroup role="list" aria-label={t('composer.files')}>
      {files.map((file) => (
        <Pill
          key={file.id}
          role="listitem"
          withRemoveButton
          onRemove={() => onRemove(file.id)}
          removeButtonProps={{
            'aria-hidden': false,
            'aria-label': t('composer.removeFile', { name: file.name }),
            tabIndex: 0,
          }}
        >
          {t('composer.file', { name: file.name, size: format.bytes(file.size) })}
        </Pill>
      ))}
    </PillGroup>
  );
}
