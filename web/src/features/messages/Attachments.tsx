import { Button, Image } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { file } from '../../api/client';
import { keys } from '../../api/keys';
import type { Message } from '../../api/types';
import type { Translate } from '../../i18n/text';

type Attachment = Message['attachments'][number];

/** Files of a message: pictures show, the rest is saved on a click. */
export function Attachments({ files, t }: { files: Attachment[]; t: Translate }) {
  return files.map((one) =>
    one.mediaType.startsWith('image/') ? (
      <Picture key={one.id} one={one} t={t} />
    ) : (
      <Save key={one.id} one={one} t={t} />
    ),
  );
}

function Picture({ one, t }: { one: Attachment; t: Translate }) {
  const { data } = useQuery({ queryKey: keys.attachment(one.id), queryFn: () => file(one.id) });
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!data) return;
    const made = URL.createObjectURL(data);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  return (
    <>
      {url && <Image src={url} alt={one.name} maw={320} mah={260} fit="contain" radius="sm" />}
      <Save one={one} t={t} />
    </>
  );
}

function Save({ one, t }: { one: Attachment; t: Translate }) {
  const [failed, setFailed] = useState(false);
  const save = async () => {
    setFailed(false);
    const url = URL.createObjectURL(await file(one.id));
    const link = document.createElement('a');
    link.href = url;
    link.download = one.name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconPaperclip size={14} aria-hidden="true" />}
      onClick={() => save().catch(() => setFailed(true))}
    >
      {failed ? t('thread.fileFailed') : t('thread.saveFile', { name: one.name })}
    </Button>
  );
}
