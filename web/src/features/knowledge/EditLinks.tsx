import { Button, Group, Modal, MultiSelect, Stack, TagsInput, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { DocumentLinks, KnowledgeDocument } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { intentsQuery } from '../intents/queries';
import { linksQuery } from './related';

type Props = { document: KnowledgeDocument; onClose: () => void };

/** Says what a document belongs to. */
export function EditLinks({ document, onClose }: Props) {
  const { t } = useI18n();
  const links = useQuery({ ...linksQuery(document.id), staleTime: 0 });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('related.edit')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {links.isPending && <LoadingRows rows={3} height={50} />}
      {links.isError && <ErrorNotice error={links.error} onRetry={() => links.refetch()} />}
      {links.isSuccess && <LinksForm document={document} links={links.data} onClose={onClose} />}
    </Modal>
  );
}

function LinksForm({ document, links, onClose }: Props & { links: DocumentLinks }) {
  const { t } = useI18n();
  const cache = useQueryClient();
  const [chosen, setChosen] = useState(links.documents.map(({ id, title }) => ({ value: id, label: title })));
  const [products, setProducts] = useState(links.products);
  const [intents, setIntents] = useState(links.intents);
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 250);
  const found = useQuery({
    queryKey: keys.documentList({ q, limit: 20 }),
    placeholderData: keepPreviousData,
    queryFn: () =>
      unwrap(api.GET('/api/v1/knowledge/documents', { params: { query: { q: q || undefined, limit: 20 } } })),
  });
  const known = useQuery(intentsQuery);
  const offered = (found.data?.items ?? [])
    .filter(({ id }) => id !== document.id && chosen.every(({ value }) => value !== id))
    .map(({ id, title }) => ({ value: id, label: title }));
  const choices = [...chosen, ...offered];
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        api.PUT('/api/v1/knowledge/documents/{id}/links', {
          params: { path: { id: document.id } },
          body: { documents: chosen.map(({ value }) => value), products, intents },
        }),
      ),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.document(document.id) });
      onClose();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="md">
        {save.isError && <ErrorNotice error={save.error} />}
        <Text size="sm" c="dimmed">
          {t('related.editText')}
        </Text>
        <MultiSelect
          label={t('knowledge.documents')}
          searchable
          maxValues={50}
          data={choices}
          value={chosen.map(({ value }) => value)}
          onChange={(values) => setChosen(choices.filter(({ value }) => values.includes(value)))}
          searchValue={text}
          onSearchChange={setText}
          filter={({ options }) => options}
        />
        <TagsInput
          label={t('related.products')}
          description={t('related.productsText')}
          maxTags={20}
          value={products}
          onChange={setProducts}
        />
        <MultiSelect
          label={t('related.intents')}
          searchable
          maxValues={20}
          data={[...new Set([...intents, ...(known.data ?? []).map(({ name }) => name)])]}
          value={intents}
          onChange={setIntents}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
