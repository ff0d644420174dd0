import { Tabs } from '@mantine/core';
import { IconChartBar, IconCpu, IconMessages, IconRoute, IconServer } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { Page } from '../../ui/Page';
import { AliasesTab } from './AliasesTab';
import { CatalogueTab } from './CatalogueTab';
import { PlaygroundTab } from './PlaygroundTab';
import { ProvidersTab } from './ProvidersTab';
import { MODEL_TABS, type ModelTab } from './search';
import { UsageTab } from './UsageTab';

const route = getRouteApi('/models');

const TABS: Record<ModelTab, { icon: typeof IconCpu; panel: () => React.ReactNode }> = {
  catalogue: { icon: IconCpu, panel: CatalogueTab },
  providers: { icon: IconServer, panel: ProvidersTab },
  aliases: { icon: IconRoute, panel: AliasesTab },
  playground: { icon: IconMessages, panel: PlaygroundTab },
  usage: { icon: IconChartBar, panel: UsageTab },
};

/** The models there are, whose they are, by which names they are asked, and what they were used for. */
export function ModelsPage() {
  const { t } = useI18n();
  const can = useCan();
  const navigate = useNavigate();
  const { tab = 'catalogue' } = route.useSearch();
  const shown = MODEL_TABS.filter((each) => each !== 'usage' || can('reports:read'));
  const show = (value: string | null) =>
    void navigate({
      to: '/models',
      search: { tab: MODEL_TABS.find((each) => each === value && each !== 'catalogue') },
      replace: true,
    });
  return (
    <Page title={t('models.title')} intro={t('models.intro')}>
      <Tabs value={tab} keepMounted={false} onChange={show}>
        <Tabs.List mb="md">
          {shown.map((each) => {
            const Icon = TABS[each].icon;
            return (
              <Tabs.Tab key={each} value={each} leftSection={<Icon size={16} aria-hidden="true" />}>
                {t(`models.tab.${each}`)}
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
        {shown.map((each) => {
          const Panel = TABS[each].panel;
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
