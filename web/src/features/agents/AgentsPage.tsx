import { Button, Group, Table, Tabs, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBrain, IconPlus, IconRobot, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { flatten } from '../../api/pages';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { RelativeTime } from '../../ui/RelativeTime';
import ui from '../../ui/ui.module.css';
import { AgentMenu } from './AgentMenu';
import { type AgentSummary, agentsQuery, MAY_WRITE } from './api';
import { ImportAgents } from './ImportAgents';
import { MemoryTab } from './memory/MemoryTab';
import { NewAgent } from './NewAgent';
import { StatusBadge } from './StatusBadge';
import { AGENTS_TABS } from './search';

const route = getRouteApi('/agents');

const ICONS = { agents: IconRobot, memory: IconBrain };

/** The agents there are, and what they remember. */
export function AgentsPage() {
  const { t } = useI18n();
  const may = useCan()(MAY_WRITE);
  const navigate = useNavigate();
  const { tab = 'agents' } = route.useSearch();
  const [adding, setAdding] = useState(false);
  const show = (value: string | null) =>
    void navigate({
      to: '/agents',
      search: { tab: AGENTS_TABS.find((each) => each === value && each !== 'agents') },
      replace: true,
    });
  return (
    <Page
      title={t('agents.title')}
      intro={t('agents.intro')}
      actions={
        may &&
        tab === 'agents' && (
          <>
            <ImportAgents />
            <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setAdding(true)}>
              {t('agents.new')}
            </Button>
          </>
        )
      }
    >
      <Tabs value={tab} keepMounted={false} onChange={show}>
        <Tabs.List mb="md">
          {AGENTS_TABS.map((each) => {
            const Icon = ICONS[each];
            return (
              <Tabs.Tab key={each} value={each} leftSection={<Icon size={16} aria-hidden="true" />}>
                {t(`agents.list.${each}`)}
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
        <Tabs.Panel value="agents">
          <AgentsTab />
        </Tabs.Panel>
        <Tabs.Panel value="memory">
          <MemoryTab />
        </Tabs.Panel>
      </Tabs>
      <NewAgent opened={adding} onClose={() => setAdding(false)} />
    </Page>
  );
}

function AgentsTab() {
  const { t } = useI18n();
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 250);
  const list = useInfiniteQuery(agentsQuery({ search: settled || undefined }));
  const items = flatten(list.data);
  return (
    <>
      <Group mb="md">
        <TextInput
          aria-label={t('agents.search')}
          placeholder={t('agents.search')}
          leftSection={<IconSearch size={15} aria-hidden="true" />}
          maxLength={200}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </Group>
      {list.isPending && <LoadingRows />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <EmptyState
          icon={IconRobot}
          title={t('agents.none')}
          text={settled ? t('agents.noneSuch') : t('agents.noneText')}
        />
      )}
      {items.length > 0 && <List items={items} />}
      {list.hasNextPage && (
        <Button
          mt="md"
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('action.more')}
        </Button>
      )}
    </>
  );
}

function List({ items }: { items: AgentSummary[] }) {
  const { t } = useI18n();
  return (
    <Card p={0}>
      <Table.ScrollContainer minWidth={340}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('agents.name')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('agents.sort')}</Table.Th>
              <Table.Th>{t('agents.status')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('agents.version')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('agents.lastWorked')}</Table.Th>
              <Table.Th w={44} aria-label={t('runs.actions')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((agent) => (
              <Row key={agent.id} agent={agent} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

function Row({ agent }: { agent: AgentSummary }) {
  const { t } = useI18n();
  return (
    <Table.Tr>
      <Table.Td>
        <Link className={ui.rowLink} to="/agents/$id" params={{ id: agent.id }}>
          {agent.name}
        </Link>
        {agent.description && (
          <Text size="xs" c="dimmed" lineClamp={1}>
            {agent.description}
          </Text>
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm">{agent.type}</Table.Td>
      <Table.Td>
        <StatusBadge status={agent.status} />
      </Table.Td>
      <Table.Td visibleFrom="sm">
        v{agent.version}
        {agent.latestVersion > agent.version && (
          <Text size="xs" c="dimmed">
            {t('agents.newer', { number: agent.latestVersion })}
          </Text>
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {agent.lastStartedAt ? <RelativeTime at={agent.lastStartedAt} /> : t('agents.never')}
      </Table.Td>
      <Table.Td>
        <AgentMenu agent={agent} />
      </Table.Td>
    </Table.Tr>
  );
}
