import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCan } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { Page } from '../../../ui/Page';
import desk from '../../desk/desk.module.css';
import { SETUP_TABS, type SetupTab } from '../model/search';
import { BlocklistPanel } from './BlocklistPanel';
import { ChangesPanel } from './ChangesPanel';
import { FieldsPanel } from './FieldsPanel';
import { PipelinesPanel } from './PipelinesPanel';
import { TeamsPanel } from './TeamsPanel';

const PANELS: Record<SetupTab, () => ReactNode> = {
  pipelines: PipelinesPanel,
  fields: FieldsPanel,
  teams: TeamsPanel,
  blocklist: BlocklistPanel,
  changes: ChangesPanel,
};

/** How the tenant sells: its stages, fields and teams, and with whom it does no business. */
export function SetupPage() {
  const { t } = useI18n();
  const can = useCan();
  const { tab = 'pipelines' } = useSearch({ from: '/crm/setup' });
  const navigate = useNavigate();
  const tabs = SETUP_TABS.filter((each) => each !== 'changes' || can('crm:all'));
  return (
    <Page title={t('setup.title')} intro={t('setup.intro')}>
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) =>
          void navigate({ to: '/crm/setup', search: { tab: value as SetupTab }, replace: true })
        }
      >
        <Tabs.List mb="md" className={desk.tabs}>
          {tabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`setup.tab.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((each) => {
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
