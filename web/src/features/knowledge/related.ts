import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { RelatedDocument } from '../../api/types';
import { relationLabel } from '../../i18n/labels';
import type { Translate } from '../../i18n/text';

/** The documents that belong to one, the closest first. */
export const relatedQuery = (id: string, limit: number) =>
  queryOptions({
    queryKey: keys.related(id, limit),
    staleTime: 60_000,
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/knowledge/documents/{id}/related', {
          params: { path: { id }, query: { limit } },
        }),
      ),
  });

export const linksQuery = (id: string) =>
  queryOptions({
    queryKey: keys.links(id),
    queryFn: () => unwrap(api.GET('/api/v1/knowledge/documents/{id}/links', { params: { path: { id } } })),
  });

/** Why a document belongs to another one, in a few words. */
export function why(reason: RelatedDocument['reasons'][number], t: Translate): string {
  const label = relationLabel(reason.kind, t);
  return reason.name ? `${label}: ${reason.name.replaceAll('_', ' ')}` : label;
}
