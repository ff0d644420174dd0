import { Group, Tabs, Text } from '@mantine/core';
import { IconChartBar, IconHistory, IconListCheck, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useI18n } from '../../i18n/context';
import { BackLink } from '../../ui/BackLink';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { AgentMenu } from './AgentMenu';
import { type Agent, agentQuery } from './api';
import { EditTab } from './EditTab';
import { FiguresTab } from './FiguresTab';
import { StatusBadge } from './StatusBadge';
import { AGENT_TABS, type AgentTab } from './search';
import { VersionsTab } from './VersionsTab';
import { WorkTab } from './WorkTab';

const route = getRouteApi('/agents/$id');

const ICONS = { edit: IconPencil, work: IconListCheck, versions: IconHistory, figures: IconChartBar };

export function AgentPage() {
  const { t } = useI18n();
  const { id } = route.useParams();
  const agent = useQuery(agentQuery(id));
  const back = <BackLink to="/agents">{t('agents.title')}</BackLink>;
  if (agent.isPending || agent.isError) {
    return (
      <Page title={t('agents.one')} back={back}>
        {agent.isError ? (
          <ErrorNotice error={agent.error} onRetry={() => void agent.refetch()} />
        ) : (
          <LoadingRows />
        )}
      </Page>
    );
  }
  return (
    <Page
      key={id}
      title={agent.data.name}
      intro={agent.data.description || undefined}
      back={back}
      wide
      actions={<Standing agent={agent.data} />}
    >
      <AgentTabs agent={agent.data} />
    </Page>
  );
}

function Standing({ agent }: { agent: Agent }) {
  const { t } = useI18n();
  return (
    <Group gap="sm">
      <Text size="sm" c="dimmed">
        {agent.type} · v{agent.version}
        {agent.latestVersion > agent.version && ` (${t('agents.newer', { number: agent.latestVersion })})`}
      </Text>
      <StatusBadge status={agent.status} />
      <AgentMenu agent={agent} />
    </Group>
  );
}

function AgentTabs({ agent }: { agent: Agent }) {
  const { t } = useI18n();
  const { tab = 'edit' } = route.useSearch();
  const navigate = useNavigate();
  const show = (value: string | null) =>
    void navigate({
      to: '/agents/$id',
      params: { id: agent.id },
      search: { tab: AGENT_TABS.find((each) => each === value && each !== 'edit') },
      replace: true,
    });
  const panels: Record<Exclude<AgentTab, 'edit'>, React.ReactNode> = {
    work: <WorkTab agent={agent} />,
    versions: <VersionsTab agent={agent} />,
    figures: <FiguresTab agent={agent} />,
  };
  return (
    <Tabs value={tab} keepMounted={false} onChange={show}>
      <Tabs.List mb="md">
        {AGENT_TABS.map((each) => {
          const Icon = ICONS[each];
          return (
            <Tabs.Tab key={each} value={each} leftSection={<Icon size={16} aria-hidden="true" />}>
              {t(`agents.tab.${each}`)}
            </Tabs.Tab>
          );
        })}
      </Tabs.List>
      {/* What is typed stays while somebody looks at another tab. */}
      <Tabs.Panel value="edit" keepMounted>
        <EditTab agent={agent} />
      </Tabs.Panel>
      {(['work', 'versions', 'figures'] as const).map((each) => (
        <Tabs.Panel key={each} value={each}>
          {panels[each]}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
