import { Badge, Group, Stack, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { RuleDetail } from '../../api/types';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { ruleTypeLabel } from '../../i18n/labels';
import { BackLink } from '../../ui/BackLink';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { DecisionTableView } from './DecisionTableView';
import { decisionTables } from './jdm';
import { ruleQuery } from './queries';
import { RuleEditor } from './RuleEditor';
import { RuleTry } from './RuleTry';

const route = getRouteApi('/rules/$name');

export function RulePage() {
  const { t } = useI18n();
  const { name } = route.useParams();
  const rule = useQuery(ruleQuery(name));
  return (
    <Page title={name} back={<BackLink to="/rules">{t('rules.title')}</BackLink>}>
      {rule.isPending && <LoadingRows />}
      {rule.isError && <ErrorNotice error={rule.error} onRetry={() => rule.refetch()} />}
      {rule.isSuccess && <Rule rule={rule.data} />}
    </Page>
  );
}

function Rule({ rule }: { rule: RuleDetail }) {
  const { t } = useI18n();
  const format = useFormat();
  const can = useCan();
  const tables = decisionTables(rule.content);
  return (
    <Stack gap="md">
      <Group gap="md">
        <Badge color={rule.type === 'escalation' ? 'amber' : 'fjord'}>{ruleTypeLabel(rule.type, t)}</Badge>
        <Text size="sm" c="dimmed">
          {rule.updatedAt
            ? t('rules.versionOf', { version: rule.version, time: format.dateTime(rule.updatedAt) })
            : t('rules.shippedText')}
        </Text>
      </Group>
      <Tabs defaultValue="table" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="table">{t('rules.table')}</Tabs.Tab>
          <Tabs.Tab value="try">{t('rules.try')}</Tabs.Tab>
          <Tabs.Tab value="json">{t('rules.json')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="table">
          {tables.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('rules.noTable')}
            </Text>
          )}
          <Stack gap="md">
            {tables.map((table) => (
              <DecisionTableView key={table.id} table={table} />
            ))}
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="try">
          <Card title={t('rules.try')}>
            <RuleTry name={rule.name} tables={tables} />
          </Card>
        </Tabs.Panel>
        <Tabs.Panel value="json">
          <Card title={t('rules.json')}>
            <RuleEditor key={rule.version} rule={rule} readOnly={!can('rules:write')} />
          </Card>
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
