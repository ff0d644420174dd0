import { IconChevronRight, IconExternalLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Source } from '../../api/types';
import { useFormat } from '../../i18n/context';
import type { Translate } from '../../i18n/text';
import { headingsBelow } from '../../ui/headings';
import { RelatedTo } from '../knowledge/RelatedLinks';
import type { Perspective } from './MessageItem';
import classes from './messages.module.css';
import { safeUrl } from './safeUrl';

type SourceProps = { source: Source; perspective: Perspective; t: Translate };
type Props = { sources: Source[]; perspective: Perspective; t: Translate };

/** The passages an answer rests on; each opens to show its words. */
export function Sources({ sources, perspective, t }: Props) {
  const format = useFormat();
  if (sources.length === 0) return null;
  return (
    <ul className={`message-sources ${classes.sources}`} aria-label={t('answer.sources')}>
      {sources.map((source) => (
        <li key={source.chunkId}>
          <OneSource source={source} perspective={perspective} t={t}>
            <summary className={classes.sourceHead}>
              <IconChevronRight size={15} className={classes.chevron} aria-hidden="true" />
              <span className={classes.sourceTitle}>
                {source.title}
                <Headings path={headingsBelow(source.title, source.headingPath)} />
              </span>
              <span className={classes.score} title={t('answer.score')}>
                {format.number(source.score, 2)}
              </span>
            </summary>
            <blockquote className={classes.passage}>{source.passage}</blockquote>
          </OneSource>
        </li>
      ))}
    </ul>
  );
}

/** Opens to show its words, and for staff what belongs to it. */
function OneSource({ source, perspective, t, children }: SourceProps & { children: ReactNode }) {
  const [opened, setOpened] = useState(false);
  return (
    <details className={classes.source} onToggle={(event) => setOpened(event.currentTarget.open)}>
      {children}
      <SourceLink source={source} perspective={perspective} t={t} />
      {perspective === 'staff' && opened && (
        <div className={classes.sourceRelated}>
          <RelatedTo id={source.documentId} />
        </div>
      )}
    </details>
  );
}

function Headings({ path }: { path: string[] }) {
  return path.length > 0 ? <span className={classes.path}>{path.join(' › ')}</span> : null;
}

function SourceLink({ source, perspective, t }: SourceProps) {
  if (perspective === 'staff') {
    return (
      <Link
        className={classes.sourceLink}
        to="/knowledge/$id"
        params={{ id: source.documentId }}
        hash={`chunk-${source.chunkId}`}
      >
        {t('answer.openDocument')}
      </Link>
    );
  }
  const url = safeUrl(source.url);
  if (!url) return null;
  return (
    <a className={classes.sourceLink} href={url} target="_blank" rel="noreferrer noopener">
      {t('answer.openSource')}
      <IconExternalLink size={13} aria-hidden="true" />
    </a>
  );
}
