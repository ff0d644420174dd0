import {
  type Icon,
  IconAddressBook,
  IconAdjustmentsHorizontal,
  IconBolt,
  IconBook2,
  IconBrandHipchat,
  IconBroadcast,
  IconBuilding,
  IconChartBar,
  IconChartDots2,
  IconChartFunnel,
  IconChecklist,
  IconCoin,
  IconCpu,
  IconGauge,
  IconGitBranch,
  IconInbox,
  IconKey,
  IconMessageCircle,
  IconPackage,
  IconPlugConnected,
  IconProgressCheck,
  IconRobot,
  IconRoute,
  IconSettings,
  IconTargetArrow,
  IconUserCheck,
  IconUserPlus,
} from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { Permission } from '../../api/types';
import { useOpenQueue } from '../../features/inbox/queries';
import { useI18n } from '../../i18n/context';
import type { TextKey } from '../../i18n/text';
import { needsPerson } from '../../live/merge';
import { useCan } from '../session';
import classes from './Shell.module.css';

type Item = {
  to: LinkProps['to'];
  label: NavKey;
  icon: Icon;
  needs: Permission;
  /** By which tests find the way there. */
  testId?: string;
};
type NavKey = Extract<TextKey, `nav.${string}`>;
type Section = { label: NavKey; items: Item[] };

const SECTIONS: Section[] = [
  {
    label: 'nav.desk',
    items: [
      { to: '/inbox', label: 'nav.inbox', icon: IconInbox, needs: 'conversations:read' },
      { to: '/chat', label: 'nav.chat', icon: IconBrandHipchat, needs: 'conversations:write' },
      { to: '/overview', label: 'nav.overview', icon: IconChartDots2, needs: 'conversations:read' },
      { to: '/reports', label: 'nav.reports', icon: IconChartBar, needs: 'reports:read' },
      {
        to: '/desk',
        label: 'nav.deskSettings',
        icon: IconAdjustmentsHorizontal,
        needs: 'conversations:read',
      },
    ],
  },
  {
    label: 'nav.customers',
    items: [
      { to: '/leads', label: 'nav.leads', icon: IconUserPlus, needs: 'crm:read', testId: 'leads-page' },
      { to: '/deals', label: 'nav.deals', icon: IconCoin, needs: 'crm:read' },
      { to: '/contacts', label: 'nav.contacts', icon: IconAddressBook, needs: 'crm:read' },
      { to: '/companies', label: 'nav.companies', icon: IconBuilding, needs: 'crm:read' },
      { to: '/crm/tasks', label: 'nav.tasks', icon: IconChecklist, needs: 'crm:read' },
      { to: '/products', label: 'nav.products', icon: IconPackage, needs: 'crm:read' },
      { to: '/crm/analytics', label: 'nav.crmAnalytics', icon: IconChartFunnel, needs: 'crm:read' },
      { to: '/crm/scoring', label: 'nav.crmScoring', icon: IconGauge, needs: 'crm:read' },
      { to: '/crm/setup', label: 'nav.crmSetup', icon: IconSettings, needs: 'crm:read' },
    ],
  },
  {
    label: 'nav.teach',
    items: [
      { to: '/knowledge', label: 'nav.knowledge', icon: IconBook2, needs: 'knowledge:read' },
      { to: '/intents', label: 'nav.intents', icon: IconTargetArrow, needs: 'intents:read' },
      { to: '/rules', label: 'nav.rules', icon: IconGitBranch, needs: 'rules:read' },
    ],
  },
  {
    label: 'nav.operate',
    items: [
      { to: '/workflows', label: 'nav.workflows', icon: IconRoute, needs: 'workflows:read' },
      { to: '/agents', label: 'nav.agents', icon: IconRobot, needs: 'agents:read' },
      { to: '/approvals', label: 'nav.approvals', icon: IconUserCheck, needs: 'runs:read' },
      { to: '/actions', label: 'nav.actions', icon: IconBolt, needs: 'actions:read' },
      { to: '/connections', label: 'nav.connections', icon: IconPlugConnected, needs: 'connections:read' },
      { to: '/runs', label: 'nav.runs', icon: IconProgressCheck, needs: 'runs:read' },
      { to: '/channels', label: 'nav.channels', icon: IconBroadcast, needs: 'channels:read' },
      { to: '/models', label: 'nav.models', icon: IconCpu, needs: 'models:read' },
      { to: '/widget', label: 'nav.widget', icon: IconMessageCircle, needs: 'widgets:read' },
      { to: '/keys', label: 'nav.keys', icon: IconKey, needs: 'api_keys:read' },
    ],
  },
];

export function NavRail() {
  const { t } = useI18n();
  const can = useCan();
  return (
    <div className={classes.sections}>
      {SECTIONS.map((section) => {
        const items = section.items.filter((item) => can(item.needs));
        if (items.length === 0) return null;
        return (
          <div key={section.label}>
            <p className={classes.sectionLabel} id={`nav-${section.label}`}>
              {t(section.label)}
            </p>
            <ul className={classes.list} aria-labelledby={`nav-${section.label}`}>
              {items.map((item) => (
                <li key={item.label}>
                  <Link
                    to={item.to}
                    className={classes.link}
                    inactiveProps={{ 'data-testid': item.testId }}
                    activeProps={{ 'aria-current': 'page' }}
                  >
                    <item.icon size={19} stroke={1.6} aria-hidden="true" />
                    <span className={classes.linkText}>{t(item.label)}</span>
                    {item.to === '/inbox' && <Waiting />}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

/** How many customers wait for a person. */
function Waiting() {
  const { t } = useI18n();
  const { data } = useOpenQueue({});
  const count = data?.items.filter(needsPerson).length ?? 0;
  if (count === 0) return null;
  return (
    <span className={classes.count}>
      <span aria-hidden="true">{count}</span>
      <span className={classes.hidden}>{t('inbox.waitingCount', { count })}</span>
    </span>
  );
}
