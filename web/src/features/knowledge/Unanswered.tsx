import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPencil, IconRefresh, IconTrash, IconWritingSign } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, idempotencyKey, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { flatten } from '../../api/pages';
import type { UnansweredQuestion } from '../../api/types';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { RelativeTime } from '../../ui/RelativeTime';
import { RunNotice } from '../runs/RunNotice';
import { AddDocument } from './AddDocument';
import classes from './knowledge.module.css';

/** Wordings shown of one question. */
const SHOWN = 4;

/** What customers asked and no document answered: the articles to write. */
export function Unanswered() {
  const { t } = useI18n();
  const can = useCan();
  const cache = useQueryClient();
  const writes = can('knowledge:write');
  const [writing, setWriting] = useState<UnansweredQuestion | null>(null);
  const questions = useInfiniteQuery({
    queryKey: keys.unanswered,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/unanswered-questions', { params: { query: { limit: 20, cursor: pageParam } } }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const find = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/unanswered-questions/find', { headers: { 'idempotency-key': idempotencyKey() } }),
      ),
  });
  const resolve = useMutation({
    mutationFn: ({ id, documentId }: { id: string; documentId: string }) =>
      unwrap(
        api.POST('/api/v1/unanswered-questions/{id}/resolve', {
          params: { path: { id } },
          body: { documentId },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.unanswered }),
  });
  const items = flatten(questions.data);
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <Text size="sm" c="dimmed" maw={620}>
          {t('unanswered.intro')}
        </Text>
        {writes && (
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden="true" />}
            loading={find.isPending}
            onClick={() => find.mutate()}
          >
            {t('unanswered.find')}
          </Button>
        )}
      </Group>
      {find.isError && <ErrorNotice error={find.error} />}
      {find.isSuccess && <RunNotice runId={find.data.runId} title={t('unanswered.finding')} />}
      {resolve.isError && <ErrorNotice error={resolve.error} />}
      {questions.isPending && <LoadingRows />}
      {questions.isError && <ErrorNotice error={questions.error} onRetry={() => questions.refetch()} />}
      {questions.isSuccess && items.length === 0 && (
        <EmptyState icon={IconWritingSign} title={t('unanswered.none')} text={t('unanswered.noneText')} />
      )}
      {items.map((question) => (
        <Question key={question.id} question={question} onWrite={writes ? setWriting : undefined} />
      ))}
      {questions.hasNextPage && (
        <Button
          variant="default"
          loading={questions.isFetchingNextPage}
          onClick={() => questions.fetchNextPage()}
        >
          {t('action.more')}
        </Button>
      )}
      {writing && (
        <AddDocument
          opened
          draft={{
            title: writing.title,
            content: writing.draft,
            language: writing.language === 'da' ? 'da' : 'en',
          }}
          onCreated={(document) => resolve.mutateAsync({ id: writing.id, documentId: document.id })}
          onClose={() => setWriting(null)}
        />
      )}
    </Stack>
  );
}

type Props = { question: UnansweredQuestion; onWrite?: (question: UnansweredQuestion) => void };

function Question({ question, onWrite }: Props) {
  const { t } = useI18n();
  const format = useFormat();
  const cache = useQueryClient();
  const dismiss = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/unanswered-questions/{id}/dismiss', { params: { path: { id: question.id } } }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.unanswered }),
  });
  return (
    <Card
      title={question.title}
      aside={
        <Text size="sm" c="dimmed">
          {t('unanswered.asked', { count: format.number(question.frequency) })} · {t('unanswered.lastSeen')}{' '}
          <RelativeTime at={question.lastSeen} />
        </Text>
      }
    >
      <ul className={classes.wordings} lang={question.language}>
        {question.texts.slice(1, SHOWN + 1).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {dismiss.isError && <ErrorNotice error={dismiss.error} />}
      {onWrite && (
        <Group justify="flex-end" gap="xs" mt="sm">
          <Button
            variant="default"
            leftSection={<IconTrash size={16} aria-hidden="true" />}
            loading={dismiss.isPending}
            onClick={() => dismiss.mutate()}
          >
            {t('unanswered.dismiss')}
          </Button>
          <Button leftSection={<IconPencil size={16} aria-hidden="true" />} onClick={() => onWrite(question)}>
            {t('unanswered.write')}
          </Button>
        </Group>
      )}
    </Card>
  );
}
