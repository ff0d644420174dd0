import { Text } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Chunk } from '../../api/types';
import { useFormat, useI18n } from '../../i18n/context';
import { headingsBelow } from '../../ui/headings';
import classes from './knowledge.module.css';

type Props = { chunks: Chunk[]; title: string; language: string | null };

/** Every passage with its place in the document; a link from an answer leads straight to one. */
export function Chunks({ chunks, title, language }: Props) {
  const { t } = useI18n();
  const format = useFormat();
  const { hash } = useLocation();

  useEffect(() => {
    if (hash) document.getElementById(hash)?.scrollIntoView({ block: 'center' });
  }, [hash]);

  if (chunks.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('knowledge.noChunks')}
      </Text>
    );
  }
  return (
    <ol className={classes.chunks}>
      {chunks.map((chunk) => (
        <li
          key={chunk.id}
          id={`chunk-${chunk.id}`}
          className={classes.chunk}
          data-target={hash === `chunk-${chunk.id}`}
        >
          <div className={classes.chunkHead}>
            <span className={classes.ordinal}>{chunk.ordinal + 1}</span>
            <span className={classes.path}>{headingsBelow(title, chunk.headingPath).join(' › ')}</span>
            <span className={classes.meta}>
              {chunk.page !== null && t('knowledge.page', { page: chunk.page })}{' '}
              {chunk.tokens !== null && t('knowledge.tokens', { count: format.number(chunk.tokens) })}
            </span>
          </div>
          <p className={classes.chunkText} lang={language ?? undefined}>
            {chunk.text}
          </p>
        </li>
      ))}
    </ol>
  );
}
