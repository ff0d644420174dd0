import { Button, Group, Menu, Text } from '@mantine/core';
import { IconBolt, IconChecks, IconUser, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Change } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { macrosQuery, useChanges } from './deskQueries';
import classes from './inbox.module.css';

type Props = { ids: string[]; onDone: () => void };

/** What can be done with all that are ticked. */
export function BulkBar({ ids, onDone }: Props) {
  const { t } = useI18n();
  const macros = useQuery(macrosQuery);
  const changes = useChanges();
  const make = (change: Change) => changes.mutate({ ids, changes: [change] }, { onSuccess: settle });
  const settle = (outcome: { changed: number; items: unknown[] }) => {
    if (outcome.changed === outcome.items.length) onDone();
  };
  const failed = changes.data?.items.filter((item) => !item.changed) ?? [];
  return (
    <div className={classes.bulk} role="toolbar" aria-label={t('bulk.label')}>
      <Group gap={6} justify="space-between">
        <Text size="sm" fw={600}>
          {t('bulk.chosen', { count: ids.length })}
        </Text>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconX size={13} aria-hidden="true" />}
          onClick={onDone}
        >
          {t('bulk.end')}
        </Button>
      </Group>
      <Group gap={6}>
        <Button
          size="compact-sm"
          variant="default"
          disabled={ids.length === 0}
          loading={changes.isPending}
          leftSection={<IconUser size={14} aria-hidden="true" />}
          onClick={() => make({ type: 'assign', me: true, personId: null })}
        >
          {t('bulk.assignMe')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={ids.length === 0}
          loading={changes.isPending}
          leftSection={<IconChecks size={14} aria-hidden="true" />}
          onClick={() => make({ type: 'resolve', notes: null })}
        >
          {t('bulk.resolve')}
        </Button>
        {(macros.data?.length ?? 0) > 0 && (
          <Menu position="bottom-start" withinPortal>
            <Menu.Target>
              <Button
                size="compact-sm"
                variant="default"
                disabled={ids.length === 0}
                leftSection={<IconBolt size={14} aria-hidden="true" />}
              >
                {t('macros.label')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {macros.data?.map((macro) => (
                <Menu.Item
                  key={macro.id}
                  onClick={() => changes.mutate({ ids, macroId: macro.id }, { onSuccess: settle })}
                >
                  {macro.name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      {changes.isError && <ErrorNotice error={changes.error} />}
      {failed.length > 0 && (
        <Text size="xs" c="red" role="status">
          {t('bulk.failed', { count: failed.length, why: failed[0]?.error ?? '' })}
        </Text>
      )}
    </div>
  );
}
