import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useI18n } from '../../i18n/context';
import { relationLabel } from '../../i18n/labels';
import classes from './knowledge.module.css';
import { relatedQuery } from './related';

type Article = { documentId: string; title: string; reason: string };

const SHOWN = 3;

/** Articles beside the one that was cited, in a line. */
export function RelatedLine({ articles }: { articles: Article[] }) {
  const { t } = useI18n();
  if (articles.length === 0) return null;
  return (
    <p className={classes.relatedLine}>
      {t('related.also')}{' '}
      {articles.map(({ documentId, title, reason }, index) => (
        <span key={documentId}>
          {index > 0 && ', '}
          <Link to="/knowledge/$id" params={{ id: documentId }} title={relationLabel(reason, t)}>
            {title}
          </Link>
        </span>
      ))}
    </p>
  );
}

/** The same, asked for once somebody looks at the source. */
export function RelatedTo({ id }: { id: string }) {
  const related = useQuery(relatedQuery(id, SHOWN));
  const articles = (related.data?.items ?? []).map((item) => ({
    documentId: item.id,
    title: item.title,
    reason: item.reasons[0]?.kind ?? '',
  }));
  return <RelatedLine articles={articles} />;
}
