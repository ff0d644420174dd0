import { Badge, Button, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { type Icon, IconPlus } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import classes from './desk.module.css';

type Props<T> = {
  intro: string;
  /** What the list is made from: the first is the list itself. */
  queries: UseQueryResult<unknown>[];
  items: T[] | undefined;
  empty: { icon: Icon; title: string; text?: string };
  create?: { label: string; onClick: () => void } | false;
  search?: ReactNode;
  row: (item: T) => ReactNode;
};

/** A list of the desk's settings, with what shows while it loads, fails, or is empty. */
export function DeskList<T extends { id: string }>(props: Props<T>) {
  const { intro, queries, items, empty, create, search, row } = props;
  const failed = queries.find((query) => query.isError);
  const ready = queries.every((query) => query.isSuccess) && items !== undefined;
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Text size="sm" c="dimmed" maw={640}>
          {intro}
        </Text>
        {create && (
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={create.onClick}>
            {create.label}
          </Button>
        )}
      </Group>
      {search}
      {failed && <ErrorNotice error={failed.error} onRetry={() => failed.refetch()} />}
      {!failed && !ready && <LoadingRows rows={3} height={64} />}
      {ready && items.length === 0 && <EmptyState {...empty} />}
      {ready && items.length > 0 && (
        <Card p={0}>
          <ul className={classes.list}>
            {items.map((item) => (
              <li key={item.id} className={classes.row}>
                {row(item)}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Stack>
  );
}

/** The name of a row, which opens it. */
export function Opener({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <UnstyledButton className={classes.opener} onClick={onClick}>
      {children}
    </UnstyledButton>
  );
}

/** Whether a team works now. */
export function OpenBadge({ open }: { open: boolean }) {
  const { t } = useI18n();
  return (
    <Badge size="sm" color={open ? 'fjord' : 'gray'}>
      {t(open ? 'desk.queues.open' : 'desk.queues.closed')}
    </Badge>
  );
}
