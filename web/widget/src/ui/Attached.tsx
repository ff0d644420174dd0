import { useEffect, useState } from 'preact/hooks';
import type { Api } from '../api';
import type { Translate } from '../texts';
import type { Attachment } from '../types';
import { Icon } from './icons';

type Props = { api: Api; t: Translate; file: Attachment };

/** A file of the conversation: a picture shows, anything else is saved on a click. */
export function Attached({ api, t, file }: Props) {
  const [url, setUrl] = useState<string | null>(null);
  const isPicture = file.mediaType.startsWith('image/');
  useEffect(() => {
    if (!isPicture) return;
    let gone = false;
    let made: string | null = null;
    api
      .file(file)
      .then((blob) => {
        if (gone) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      })
      .catch(() => {});
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [api, file, isPicture]);
  const save = async () => {
    const made = URL.createObjectURL(await api.file(file));
    const link = document.createElement('a');
    link.href = made;
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(made), 10_000);
  };
  return (
    <button
      type="button"
      class={url ? '' : 'file'}
      aria-label={t('download', { name: file.name })}
      onClick={() => void save().catch(() => {})}
    >
      {url ? (
        <img class="picture" src={url} alt={file.name} onError={() => setUrl(null)} />
      ) : (
        <>
          <Icon name="file" />
          {file.name}
        </>
      )}
    </button>
  );
}
