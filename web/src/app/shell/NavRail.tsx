import {
  type Icon,
  IconAdjustmentsHorizontal,
  IconBolt,
  IconBook2,
  IconBrandHipchat,
  IconChartBar,
  IconChartDots2,
  IconCpu,
  IconGitBranch,
  IconInbox,
  IconKey,
  IconMessageCircle,
  IconPlugConnected,
  IconProgressCheck,
  IconTargetArrow,
} from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { Permission } from '../../api/types';
import { useOpenQueue } from '../../features/inbox/queries';
import { useI18n } from '../../i18n/context';
import type { TextKey } from '../../i18n/text';
import { needsPerson } from '../../live/merge';
import { useCan } from '../session';
import classes from './Shell.module.css';

type Item = { to: LinkProps['to']; label: NavKey; icon: Icon; needs: Permission };
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
      { to: '/actions', label: 'nav.actions', icon: IconBolt, needs: 'actions:read' },
      { to: '/connections', label: 'nav.connections', icon: IconPlugConnected, needs: 'connections:read' },
      { to: '/runs', label: 'nav.runs', icon: IconProgressCheck, needs: 'runs:read' },
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
                  <Link to={item.to} className={classes.link} activeProps={{ 'aria-current': 'page' }}>
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
