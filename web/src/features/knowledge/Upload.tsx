import { Button, FileButton, Progress, Stack, Text } from '@mantine/core';
import { IconCloudUpload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useRef, useState } from 'react';
import { uploadFile } from '../../api/client';
import { keys } from '../../api/keys';
import type { KnowledgeDocument } from '../../api/types';
import { useFormat, useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { RunNotice } from '../runs/RunNotice';
import classes from './knowledge.module.css';

const ACCEPT =
  '.md,.markdown,.html,.htm,.txt,.pdf,.docx,.xlsx,.csv,text/markdown,text/html,text/plain,text/csv,application/pdf';

type Item = { key: number; name: string; share: number; runId: string | null; error: unknown };
type Answer = { document: KnowledgeDocument; runId: string };

/** Files dropped or chosen, sent one after another, each followed until it is indexed. */
export function Upload() {
  const { t } = useI18n();
  const format = useFormat();
  const cache = useQueryClient();
  const [items, setItems] = useState<Item[]>([]);
  const [over, setOver] = useState(false);
  const counter = useRef(0);
  const reset = useRef<() => void>(null);

  const patch = (key: number, change: Partial<Item>) =>
    setItems((list) => list.map((item) => (item.key === key ? { ...item, ...change } : item)));

  const send = async (files: File[]) => {
    const queue = files.map((file) => {
      counter.current += 1;
      return { file, key: counter.current };
    });
    setItems((list) => [
      ...queue.map(({ file, key }) => ({ key, name: file.name, share: 0, runId: null, error: null })),
      ...list,
    ]);
    for (const { file, key } of queue) {
      const form = new FormData();
      form.append('file', file);
      try {
        const answer = await uploadFile<Answer>('/api/v1/knowledge/documents/upload', form, (share) =>
          patch(key, { share }),
        );
        patch(key, { share: 1, runId: answer.runId });
        void cache.invalidateQueries({ queryKey: keys.documents });
      } catch (thrown) {
        patch(key, { error: thrown });
      }
    }
    reset.current?.();
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send([...event.dataTransfer.files]);
  };

  return (
    <Stack gap="sm">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same by keyboard */}
      <div
        className={classes.drop}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconCloudUpload size={26} stroke={1.5} aria-hidden="true" />
        <div className={classes.dropText}>
          <Text fw={600} size="sm">
            {t('upload.drop')}
          </Text>
          <Text size="xs" c="dimmed">
            {t('upload.types')}
          </Text>
        </div>
        <FileButton
          multiple
          accept={ACCEPT}
          onChange={send}
          resetRef={reset}
          inputProps={{ 'aria-label': t('upload.choose') }}
        >
          {(props) => (
            <Button {...props} size="sm">
              {t('upload.choose')}
            </Button>
          )}
        </FileButton>
      </div>
      {items.map((item) => (
        <div key={item.key}>
          {item.error ? (
            <Stack gap={4}>
              <Text size="sm" fw={600}>
                {item.name}
              </Text>
              <ErrorNotice error={item.error} />
            </Stack>
          ) : item.runId ? (
            <RunNotice runId={item.runId} title={item.name} />
          ) : (
            <div role="status">
              <Text size="sm">
                {t('upload.sending', { name: item.name, share: format.percent(item.share) })}
              </Text>
              <Progress value={item.share * 100} size={6} aria-label={item.name} />
            </div>
          )}
        </div>
      ))}
    </Stack>
  );
}
