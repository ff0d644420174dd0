import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { loadAll, PAGE_LIMIT } from '../../api/pages';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { peopleQuery } from '../inbox/deskQueries';
import { OTHERS, type Side } from './usage';

const page = (cursor: string | undefined) => ({ params: { query: { limit: PAGE_LIMIT, cursor } } });

/** What people, keys and agents are called, of which usage has the ids; ids where one may not know. */
export function useNames(side: Side) {
  const { t } = useI18n();
  const can = useCan();
  const people = useQuery({ ...peopleQuery, enabled: side === 'user' && can('conversations:read') });
  const held = useQuery({
    queryKey: keys.apiKeys,
    queryFn: () => loadAll((cursor) => unwrap(api.GET('/api/v1/api-keys', page(cursor)))),
    enabled: side === 'key' && can('api_keys:read'),
  });
  const agents = useQuery({
    queryKey: [...keys.agents, 'names'],
    queryFn: () => loadAll((cursor) => unwrap(api.GET('/api/v1/agents', page(cursor)))),
    enabled: side === 'agent' && can('agents:read'),
  });
  const lists: Partial<Record<Side, readonly { id: string; name: string }[]>> = {
    user: people.data,
    key: held.data,
    agent: agents.data,
  };
  const list = lists[side];
  return (name: string) => {
    if (name === '') return t('models.use.nobody');
    if (name === OTHERS) return t('models.use.others');
    return list?.find((one) => one.id === name)?.name ?? name;
  };
}
