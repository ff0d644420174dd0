import { Badge, Button, Group, Select, Text, TextInput } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { JsonTree } from '../../ui/JsonTree';
import { RelativeTime } from '../../ui/RelativeTime';
import { peopleQuery } from '../inbox/deskQueries';
import { type Approval, type ApprovalState, useDecide } from './queries';

const TONE: Record<ApprovalState, string> = {
  pending: 'amber',
  approved: 'fjord',
  rejected: 'red',
  expired: 'gray',
  withdrawn: 'gray',
};

/** What is asked, with exactly which arguments, and the answer. */
export function ApprovalCard({ approval }: { approval: Approval }) {
  const { t } = useI18n();
  const format = useFormat();
  const people = useQuery(peopleQuery);
  const asker = people.data?.find((one) => one.id === approval.requestedBy)?.name;
  return (
    <Card
      title={approval.title ?? approval.operation}
      aside={<Badge color={TONE[approval.state]}>{t(`approvals.is.${approval.state}`)}</Badge>}
    >
      <Group gap="md" mb="xs">
        <Text size="xs" c="dimmed" className="tk-mono">
          {approval.operation}
        </Text>
        <Text size="xs" c="dimmed">
          {asker && `${t('approvals.askedBy', { name: asker })} · `}
          <RelativeTime at={approval.requestedAt} />
        </Text>
        {approval.state === 'pending' && (
          <Text size="xs" c="dimmed">
            {t('approvals.expires', { time: format.dateTime(approval.expiresAt) })}
          </Text>
        )}
        {approval.decidedBy && (
          <Text size="xs" c="dimmed">
            {t('approvals.decidedBy', { name: approval.decidedBy })}
          </Text>
        )}
        {approval.owner === 'run' && approval.subjectId && (
          <Link to="/runs/$id" params={{ id: approval.subjectId }}>
            <Text size="xs" span>
              {t('runs.open')}
            </Text>
          </Link>
        )}
      </Group>
      {approval.comment && (
        <Text size="sm" mb="xs">
          {approval.comment}
        </Text>
      )}
      <JsonTree value={approval.arguments} label={t('approvals.arguments')} open={2} />
      {approval.state === 'pending' && <Answer approval={approval} />}
    </Card>
  );
}

function Answer({ approval }: { approval: Approval }) {
  const { t } = useI18n();
  const can = useCan();
  const people = useQuery(peopleQuery);
  const decide = useDecide(approval.id);
  const [comment, setComment] = useState('');
  const [to, setTo] = useState<string | null>(null);
  if (!can('actions:approve')) return null;
  const said = comment.trim() || undefined;
  return (
    <>
      <Group mt="sm" gap="xs" align="flex-end">
        <TextInput
          style={{ flex: '1 1 200px' }}
          aria-label={t('approvals.comment')}
          placeholder={t('approvals.comment')}
          maxLength={1000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <Button
          leftSection={<IconCheck size={16} aria-hidden="true" />}
          loading={decide.isPending && decide.variables.verb === 'approve'}
          onClick={() => decide.mutate({ verb: 'approve', comment: said })}
        >
          {t('approvals.approve')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconX size={16} aria-hidden="true" />}
          loading={decide.isPending && decide.variables.verb === 'reject'}
          onClick={() => decide.mutate({ verb: 'reject', comment: said })}
        >
          {t('approvals.reject')}
        </Button>
        <Select
          aria-label={t('approvals.delegateTo')}
          placeholder={t('approvals.delegateTo')}
          searchable
          data={people.data?.map((one) => ({ value: one.id, label: one.name })) ?? []}
          value={to}
          onChange={setTo}
        />
        <Button
          variant="subtle"
          disabled={!to}
          loading={decide.isPending && decide.variables.verb === 'delegate'}
          onClick={() => to && decide.mutate({ verb: 'delegate', to })}
        >
          {t('approvals.delegate')}
        </Button>
      </Group>
      {decide.isError && <ErrorNotice error={decide.error} />}
    </>
  );
}
