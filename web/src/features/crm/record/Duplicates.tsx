import { Alert, Badge, Button, Group, Text } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CrmDuplicate } from '../../../api/types';
import { useFormat, useI18n } from '../../../i18n/context';
import { crmReason } from '../../../i18n/labels';
import { Card } from '../../../ui/Card';
import { Confirm } from '../../../ui/Confirm';
import { type Done, UndoNotice } from '../list/UndoNotice';
import { KIND, type Kind, type RecordRow } from '../model/kinds';
import { duplicatesQuery, useMerge } from './queries';
import classes from './record.module.css';

/** Records that may be the same one; shown only where there are any. */
export function Duplicates({ kind, record, writes }: { kind: Kind; record: RecordRow; writes: boolean }) {
  const { t } = useI18n();
  const format = useFormat();
  const duplicates = useQuery(duplicatesQuery(kind, record.id));
  const merge = useMerge(kind, record.id);
  const [asked, setAsked] = useState<CrmDuplicate | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const items = duplicates.data ?? [];
  if (items.length === 0 && !done) return null;
  return (
    <>
      {done && <UndoNotice done={done} onClose={() => setDone(null)} />}
      {items.length > 0 && (
        <Card title={t('crm.duplicates')}>
          <Alert color="amber" variant="light" p="xs" mb="xs">
            <Text size="sm" c="var(--mantine-color-text)">
              {t('crm.duplicatesText')}
            </Text>
          </Alert>
          <ul className={classes.links}>
            {items.map((one) => (
              <li key={one.id}>
                <Group justify="space-between" gap="sm">
                  <div>
                    <Link to={`${KIND[kind].page}/$id`} params={{ id: one.id }}>
                      {one.name}
                    </Link>
                    <Text size="xs" c="dimmed">
                      {[one.company, one.email, one.phone].filter(Boolean).join(' · ')}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {t('crm.alikeIn', { what: one.reasons.map((code) => crmReason(code, t)).join(', ') })}
                    </Text>
                  </div>
                  <Group gap="xs">
                    <Badge color={one.likelihood >= 0.8 ? 'amber' : 'gray'}>
                      {format.percent(one.likelihood)}
                    </Badge>
                    {writes && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        leftSection={<IconGitMerge size={14} aria-hidden="true" />}
                        onClick={() => setAsked(one)}
                      >
                        {t('crm.merge')}
                      </Button>
                    )}
                  </Group>
                </Group>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Confirm
        opened={asked !== null}
        title={t('crm.mergeTitle', { name: asked?.name ?? '' })}
        text={t('crm.mergeText', { name: record.name })}
        action={t('crm.merge')}
        busy={merge.isPending}
        error={merge.error}
        onClose={() => setAsked(null)}
        onConfirm={() =>
          asked &&
          merge.mutate([asked.id], {
            onSuccess: ({ changeSet }) => {
              setDone({ changeSet, words: t('crm.merged', { name: asked.name }) });
              setAsked(null);
            },
          })
        }
      />
    </>
  );
}
