import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { useCan } from '../../app/session';
import type { Language } from '../../i18n/text';
import classes from './chat.module.css';

const HOW_MANY = 3;

/** Ways to begin: titles of the tenant's own articles in the customer's language. */
export function Openers({ language, onChoose }: { language: Language; onChoose: (text: string) => void }) {
  const can = useCan();
  const filter = { language, limit: HOW_MANY };
  const { data } = useQuery({
    queryKey: keys.documentList(filter),
    queryFn: () => unwrap(api.GET('/api/v1/knowledge/documents', { params: { query: filter } })),
    enabled: can('knowledge:read'),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <ul className={classes.openers}>
      {data.items.slice(0, HOW_MANY).map((document) => (
        <li key={document.id}>
          <button type="button" className={classes.opener} onClick={() => onChoose(document.title)}>
            {document.title}
          </button>
        </li>
      ))}
    </ul>
  );
}
