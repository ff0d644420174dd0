import { Badge, Button, Group, Select, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBook2, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { flatten } from '../../api/pages';
import type { KnowledgeDocument } from '../../api/types';
import { useFormat, useI18n } from '../../i18n/context';
import { documentStatusLabel, languageName } from '../../i18n/labels';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { RelativeTime } from '../../ui/RelativeTime';
import ui from '../../ui/ui.module.css';
import { Success } from './Success';
import { statusTone } from './status';

const LANGUAGES = ['da', 'en'] as const;
type DocumentLanguage = (typeof LANGUAGES)[number];

export function DocumentTable() {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text, 250);
  const [language, setLanguage] = useState<DocumentLanguage | null>(null);
  const [category, setCategory] = useState('');
  const [wantedCategory] = useDebouncedValue(category, 250);
  const filter = {
    q: q || undefined,
    language: language ?? undefined,
    category: wantedCategory || undefined,
  };
  const documents = useInfiniteQuery({
    queryKey: keys.documentList({ ...filter, paged: true }),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/knowledge/documents', {
          params: { query: { ...filter, limit: 30, cursor: pageParam } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const items = flatten(documents.data);
  const filtered = Object.values(filter).some((value) => value !== undefined);

  return (
    <div>
      <Group mb="sm" gap="sm">
        <TextInput
          type="search"
          flex="1 1 220px"
          aria-label={t('knowledge.find')}
          placeholder={t('knowledge.find')}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TextInput
          flex="0 1 180px"
          aria-label={t('knowledge.category')}
          placeholder={t('knowledge.category')}
          value={category}
          onChange={(event) => setCategory(event.currentTarget.value)}
        />
        <Select
          flex="0 1 160px"
          aria-label={t('nlu.language')}
          placeholder={t('knowledge.anyLanguage')}
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          data={LANGUAGES.map((value) => ({ value, label: languageName(value, t) }))}
          value={language}
          onChange={(value) => setLanguage(LANGUAGES.find((each) => each === value) ?? null)}
        />
      </Group>
      {documents.isPending && <LoadingRows />}
      {documents.isError && <ErrorNotice error={documents.error} onRetry={() => documents.refetch()} />}
      {documents.isSuccess && items.length === 0 && (
        <EmptyState
          icon={IconBook2}
          title={filtered ? t('knowledge.noneFound') : t('knowledge.none')}
          text={filtered ? undefined : t('knowledge.noneText')}
        />
      )}
      {items.length > 0 && (
        <Card p={0}>
          <Table.ScrollContainer minWidth={320}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('knowledge.docTitle')}</Table.Th>
                  <Table.Th visibleFrom="sm">{t('knowledge.category')}</Table.Th>
                  <Table.Th visibleFrom="sm">{t('nlu.language')}</Table.Th>
                  <Table.Th ta="right" visibleFrom="sm">
                    {t('knowledge.chunks')}
                  </Table.Th>
                  <Table.Th ta="right" visibleFrom="sm">
                    {t('knowledge.success')}
                  </Table.Th>
                  <Table.Th>{t('knowledge.status')}</Table.Th>
                  <Table.Th visibleFrom="sm">{t('knowledge.updated')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((document) => (
                  <Row key={document.id} document={document} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
      {documents.hasNextPage && (
        <Button
          mt="md"
          variant="default"
          loading={documents.isFetchingNextPage}
          onClick={() => documents.fetchNextPage()}
        >
          {t('action.more')}
        </Button>
      )}
    </div>
  );
}

function Row({ document }: { document: KnowledgeDocument }) {
  const { t } = useI18n();
  const format = useFormat();
  return (
    <Table.Tr>
      <Table.Td maw={380}>
        <Link className={ui.rowLink} to="/knowledge/$id" params={{ id: document.id }}>
          {document.title}
        </Link>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="sm" c="dimmed">
          {document.category ?? '–'}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">{languageName(document.language, t)}</Table.Td>
      <Table.Td ta="right" visibleFrom="sm" className="tk-tabular">
        {format.number(document.chunkCount)}
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        <Success ratings={document.ratings} />
      </Table.Td>
      <Table.Td>
        {document.retiredBecause ? (
          <Badge color="orange" title={document.retiredBecause}>
            {t('knowledge.retired')}
          </Badge>
        ) : (
          <Badge color={statusTone(document.status)}>{documentStatusLabel(document.status, t)}</Badge>
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <RelativeTime at={document.updatedAt} />
      </Table.Td>
    </Table.Tr>
  );
}
