import { Badge, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { loadAll, PAGE_LIMIT } from '../../api/pages';
import type { KnowledgeDocument } from '../../api/types';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { documentStatusLabel, languageName } from '../../i18n/labels';
import { BackLink } from '../../ui/BackLink';
import { Card } from '../../ui/Card';
import { Confirm } from '../../ui/Confirm';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { safeUrl } from '../messages/safeUrl';
import { Chunks } from './Chunks';
import { Related } from './Related';
import { statusTone } from './status';

const route = getRouteApi('/knowledge/$id');

/** A document as Tekup reads it: its facts, then every passage it was cut into. */
export function DocumentPage() {
  const { t } = useI18n();
  const { id } = route.useParams();
  const can = useCan();
  const document = useQuery({
    queryKey: keys.document(id),
    queryFn: () => unwrap(api.GET('/api/v1/knowledge/documents/{id}', { params: { path: { id } } })),
  });
  const chunks = useQuery({
    queryKey: keys.chunks(id),
    queryFn: () =>
      loadAll((cursor) =>
        unwrap(
          api.GET('/api/v1/knowledge/documents/{id}/chunks', {
            params: { path: { id }, query: { limit: PAGE_LIMIT, cursor } },
          }),
        ),
      ),
  });
  const back = <BackLink to="/knowledge">{t('knowledge.title')}</BackLink>;
  if (document.isPending || document.isError) {
    return (
      <Page title={t('knowledge.document')} back={back}>
        {document.isError ? (
          <ErrorNotice error={document.error} onRetry={() => document.refetch()} />
        ) : (
          <LoadingRows />
        )}
      </Page>
    );
  }
  return (
    <Page
      title={document.data.title}
      back={back}
      actions={can('knowledge:write') && <DeleteButton document={document.data} />}
    >
      <Facts document={document.data} />
      <Related document={document.data} />
      <Card title={t('knowledge.passages')}>
        {chunks.isPending && <LoadingRows rows={4} height={80} />}
        {chunks.isError && <ErrorNotice error={chunks.error} onRetry={() => chunks.refetch()} />}
        {chunks.isSuccess && (
          <Chunks chunks={chunks.data} title={document.data.title} language={document.data.language} />
        )}
      </Card>
    </Page>
  );
}

function Facts({ document }: { document: KnowledgeDocument }) {
  const { t } = useI18n();
  const format = useFormat();
  const url = safeUrl(document.sourceUrl ?? null);
  return (
    <Group gap="md" mb="md">
      <Badge color={statusTone(document.status)}>{documentStatusLabel(document.status, t)}</Badge>
      {document.retiredBecause && (
        <>
          <Badge color="orange">{t('knowledge.retired')}</Badge>
          <Text size="sm">{t('knowledge.retiredBecause', { reason: document.retiredBecause })}</Text>
        </>
      )}
      {document.category && <Text size="sm">{document.category}</Text>}
      <Text size="sm">{languageName(document.language, t)}</Text>
      {document.format && (
        <Text size="sm" c="dimmed">
          {document.format}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t('knowledge.updatedAt', { time: format.dateTime(document.updatedAt) })}
      </Text>
      {document.ratings.successRate !== null && document.ratings.successRate !== undefined && (
        <Text size="sm">
          {t('knowledge.successOf', {
            share: format.percent(document.ratings.successRate),
            up: format.number(document.ratings.up),
            all: format.number(document.ratings.up + document.ratings.down),
          })}
        </Text>
      )}
      {url && (
        <a href={url} target="_blank" rel="noreferrer noopener">
          <Text size="sm" span>
            {t('answer.openSource')}
          </Text>
        </a>
      )}
    </Group>
  );
}

function DeleteButton({ document }: { document: KnowledgeDocument }) {
  const { t } = useI18n();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [opened, { open, close }] = useDisclosure(false);
  const remove = useMutation({
    mutationFn: () =>
      unwrap(api.DELETE('/api/v1/knowledge/documents/{id}', { params: { path: { id: document.id } } })),
    onSuccess: async () => {
      await navigate({ to: '/knowledge' });
      cache.removeQueries({ queryKey: keys.document(document.id) });
      void cache.invalidateQueries({ queryKey: keys.documents });
    },
  });
  return (
    <>
      <Button variant="default" leftSection={<IconTrash size={16} aria-hidden="true" />} onClick={open}>
        {t('action.delete')}
      </Button>
      <Confirm
        opened={opened}
        title={t('knowledge.deleteTitle')}
        text={t('knowledge.deleteText', { title: document.title })}
        action={t('action.delete')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={close}
      />
    </>
  );
}
