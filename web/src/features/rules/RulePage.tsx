import { Badge, Button, Group, Stack, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useCan } from '../../app/session';
import { useFormat, useI18n } from '../../i18n/context';
import { ruleTypeLabel } from '../../i18n/labels';
import { BackLink } from '../../ui/BackLink';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import ui from '../../ui/ui.module.css';
import { Backtest } from './Backtest';
import { Firings } from './Firings';
import { decisionTables } from './jdm';
import { type Rule as RuleData, ruleQuery, useSaveRule } from './queries';
import { RuleEditor } from './RuleEditor';
import { RuleTry } from './RuleTry';
import { Versions } from './Versions';

const route = getRouteApi('/rules/$name');

export function RulePage() {
  const { t } = useI18n();
  const { name } = route.useParams();
  const [version, setVersion] = useState<number>();
  const rule = useQuery(ruleQuery(name, version));
  return (
    <Page title={name} back={<BackLink to="/rules">{t('rules.title')}</BackLink>}>
      {rule.isPending && <LoadingRows />}
      {rule.isError && <ErrorNotice error={rule.error} onRetry={() => rule.refetch()} />}
      {rule.isSuccess && <Rule rule={rule.data as RuleData} onOpen={setVersion} />}
    </Page>
  );
}

function Rule({ rule, onOpen }: { rule: RuleData; onOpen: (version: number) => void }) {
  const { t } = useI18n();
  const format = useFormat();
  const can = useCan();
  const save = useSaveRule(rule.name);
  const tables = decisionTables(rule.content);
  const live = rule.version === rule.liveVersion;
  return (
    <Stack gap="md">
      <Group gap="md">
        <Badge color={rule.type === 'escalation' ? 'amber' : 'fjord'}>{ruleTypeLabel(rule.type, t)}</Badge>
        <Badge color={live ? 'fjord' : 'gray'} variant="light">
          {t(live ? 'rules.live' : 'rules.draft')}
        </Badge>
        <Text size="sm" c="dimmed">
          {rule.updatedAt
            ? t('rules.versionOf', { version: rule.version, time: format.dateTime(rule.updatedAt) })
            : t('rules.shippedText')}
        </Text>
        {rule.latestVersion !== rule.version && (
          <Button size="compact-sm" variant="default" onClick={() => onOpen(rule.latestVersion)}>
            {t('rules.openNewest', { version: rule.latestVersion })}
          </Button>
        )}
      </Group>
      <Tabs defaultValue="table" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="table">{t('rules.table')}</Tabs.Tab>
          {can('rules:write') && <Tabs.Tab value="past">{t('rules.past')}</Tabs.Tab>}
          <Tabs.Tab value="firings">{t('rules.firings')}</Tabs.Tab>
          <Tabs.Tab value="versions">{t('rules.versions')}</Tabs.Tab>
          <Tabs.Tab value="try">{t('rules.try')}</Tabs.Tab>
          <Tabs.Tab value="json">{t('rules.json')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="table" keepMounted>
          <RuleEditor key={rule.version} rule={rule} save={save} />
        </Tabs.Panel>
        <Tabs.Panel value="past">
          <Backtest rule={rule} />
        </Tabs.Panel>
        <Tabs.Panel value="firings">
          <Firings rule={rule} />
        </Tabs.Panel>
        <Tabs.Panel value="versions">
          <Versions rule={rule} />
        </Tabs.Panel>
        <Tabs.Panel value="try">
          <Card title={t('rules.try')}>
            <RuleTry name={rule.name} tables={tables} />
          </Card>
        </Tabs.Panel>
        <Tabs.Panel value="json">
          <Card title={t('rules.json')}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to be reachable by keyboard */}
            <pre className={ui.pre} tabIndex={0}>
              {JSON.stringify(rule.content, null, 2)}
            </pre>
          </Card>
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
