import { Tabs } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { DESK_TABS, type DeskTab } from '../../app/router';
import { useI18n } from '../../i18n/context';
import { Page } from '../../ui/Page';
import { AgentPanel } from './AgentPanel';
import { AnswersPanel } from './AnswersPanel';
import classes from './desk.module.css';
import { HoursPanel } from './HoursPanel';
import { MacrosPanel } from './MacrosPanel';
import { PeoplePanel } from './PeoplePanel';
import { QueuesPanel } from './QueuesPanel';

const route = getRouteApi('/desk');
const PANELS: Record<DeskTab, () => ReactNode> = {
  queues: QueuesPanel,
  hours: HoursPanel,
  people: PeoplePanel,
  answers: AnswersPanel,
  macros: MacrosPanel,
  agent: AgentPanel,
};

/** How the team works: queues, hours, people, and what they keep for their answers. */
export function DeskPage() {
  const { t } = useI18n();
  const { tab = 'queues' } = route.useSearch();
  const navigate = useNavigate();
  const list = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: on a phone the chosen tab may be out of sight
  useEffect(() => {
    list.current
      ?.querySelector('[aria-selected=true]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [tab]);

  return (
    <Page title={t('desk.title')} intro={t('desk.intro')}>
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) => navigate({ to: '/desk', search: { tab: value as DeskTab }, replace: true })}
      >
        <Tabs.List ref={list} mb="md" className={classes.tabs}>
          {DESK_TABS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`desk.tab.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {DESK_TABS.map((each) => {
          const Panel = PANELS[each];
          return (
            <Tabs.Panel key={each} value={each}>
              <Panel />
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </Page>
  );
}
