import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { flatten } from '../../../api/pages';
import { useI18n } from '../../../i18n/context';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import type { Field, Kind, RecordRow } from '../model/kinds';
import { Composer } from './Composer';
import { Entry } from './Entry';
import { timelineQuery } from './queries';
import classes from './record.module.css';

type Props = { kind: Kind; record: RecordRow; fields: Field[]; writes: boolean };

/** What was said and done, what changed and what is still to do, newest first. */
export function Timeline({ kind, record, fields, writes }: Props) {
  const { t } = useI18n();
  const list = useInfiniteQuery(timelineQuery(kind, record.id));
  const items = flatten(list.data);
  return (
    <Card title={t('crm.timeline')}>
      {writes && <Composer kind={kind} record={record} />}
      {list.isPending && <LoadingRows rows={3} height={56} />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('crm.timelineNone')}
        </Text>
      )}
      <ol className={classes.entries} data-testid="timeline">
        {items.map((item) => (
          <li key={`${item.type} ${item.id}`}>
            <Entry kind={kind} record={record} item={item} fields={fields} writes={writes} />
          </li>
        ))}
      </ol>
      {list.hasNextPage && (
        <Button
          mt="sm"
          size="xs"
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => list.fetchNextPage()}
        >
          {t('action.more')}
        </Button>
      )}
    </Card>
  );
}
