import { Badge, Button, Group, NumberInput, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { flatten } from '../../api/pages';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { Confirm } from '../../ui/Confirm';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import classes from './agents.module.css';
import { type Agent, type AgentVersion, agentVersionsQuery, diffQuery, MAY_WRITE, usePromote } from './api';

const route = getRouteApi('/agents/$id');

/** What was saved when, and in what two versions differ. */
export function VersionsTab({ agent }: { agent: Agent }) {
  const { t } = useI18n();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/agents/$id' });
  const versions = useInfiniteQuery(agentVersionsQuery(agent.id));
  const items = flatten(versions.data);
  const to = Math.min(search.to ?? agent.latestVersion, agent.latestVersion);
  const from = Math.min(search.from ?? Math.max(1, to - 1), agent.latestVersion);
  const set = (part: { from?: number; to?: number }) =>
    void navigate({ search: { tab: 'versions', from, to, ...part }, replace: true });
  return (
    <Stack gap="md" maw={1180}>
      {agent.latestVersion > 1 && (
        <Card title={t('agents.compare')}>
          <Group gap="sm" mb="sm" align="flex-end">
            {(['from', 'to'] as const).map((side) => (
              <NumberInput
                key={side}
                w={130}
                size="sm"
                label={t(side === 'from' ? 'agents.compareFrom' : 'agents.compareTo')}
                min={1}
                max={agent.latestVersion}
                allowDecimal={false}
                value={side === 'from' ? from : to}
                onChange={(value) => typeof value === 'number' && value > 0 && set({ [side]: value })}
              />
            ))}
          </Group>
          <Difference id={agent.id} from={from} to={to} />
        </Card>
      )}
      {versions.isPending && <LoadingRows />}
      {versions.isError && <ErrorNotice error={versions.error} onRetry={() => void versions.refetch()} />}
      {items.length > 0 && (
        <Card p={0}>
          <Table.ScrollContainer minWidth={340}>
            <Table aria-label={t('agents.tab.versions')}>
              <Table.Tbody>
                {items.map((version) => (
                  <Row
                    key={version.number}
                    agent={agent}
                    version={version}
                    onCompare={() => set({ from: version.number - 1, to: version.number })}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
      {versions.hasNextPage && (
        <Button
          variant="default"
          loading={versions.isFetchingNextPage}
          onClick={() => void versions.fetchNextPage()}
        >
          {t('action.more')}
        </Button>
      )}
    </Stack>
  );
}

function Difference({ id, from, to }: { id: string; from: number; to: number }) {
  const { t } = useI18n();
  const diff = useQuery(diffQuery(id, from, to));
  if (diff.isPending) return <LoadingRows rows={2} />;
  if (diff.isError) return <ErrorNotice error={diff.error} onRetry={() => void diff.refetch()} />;
  if (diff.data.length === 0) return <Text size="sm">{t('agents.same')}</Text>;
  return (
    <Table.ScrollContainer minWidth={340}>
      <Table fz="sm" aria-label={t('agents.compare')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="20%">{t('agents.field')}</Table.Th>
            <Table.Th w="40%">{t('agents.before')}</Table.Th>
            <Table.Th w="40%">{t('agents.after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {diff.data.map(({ field, before, after }) => (
            <Table.Tr key={field}>
              <Table.Th scope="row" fw={500} className="tk-mono">
                {field}
              </Table.Th>
              <Table.Td className={classes.value}>
                {before == null ? '–' : <del>{written(before)}</del>}
              </Table.Td>
              <Table.Td className={classes.value}>
                {after == null ? '–' : <ins>{written(after)}</ins>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const written = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));

function Row(props: { agent: Agent; version: AgentVersion; onCompare: () => void }) {
  const { agent, version, onCompare } = props;
  const { t } = useI18n();
  const format = useFormat();
  const can = useCan();
  const [asking, setAsking] = useState(false);
  const promote = usePromote(agent.id);
  const { number } = version;
  return (
    <Table.Tr>
      <Table.Td fw={600}>
        <Group gap="xs">
          v{number}
          {number === agent.version && <Badge color="fjord">{t('agents.works')}</Badge>}
        </Group>
      </Table.Td>
      <Table.Td>
        {version.note ?? '–'}
        <Text size="xs" c="dimmed">
          {format.dateTime(version.createdAt)}, {version.authorName}
        </Text>
      </Table.Td>
      <Table.Td ta="right">
        <Group gap="xs" justify="flex-end">
          {number > 1 && (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('agents.compareWith', { number })}
              onClick={onCompare}
            >
              {t('agents.difference')}
            </Button>
          )}
          {can(MAY_WRITE) && number !== agent.version && (
            <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
              {t('agents.promote')}
            </Button>
          )}
        </Group>
        <Confirm
          opened={asking}
          title={t('agents.promote')}
          text={t('agents.promoteText', { number })}
          action={t('agents.promote')}
          busy={promote.isPending}
          error={promote.error}
          onConfirm={() => promote.mutate(number, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      </Table.Td>
    </Table.Tr>
  );
}
