import { AppShell, Burger, Group, UnstyledButton } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { MAY_ASK } from '../../features/jarvis/api';
import { useI18n } from '../../i18n/context';
import { Mark } from '../../ui/Mark';
import { useCan } from '../session';
import { JarvisButton } from './JarvisButton';
import { LanguageSwitch } from './LanguageSwitch';
import { LiveBadge } from './LiveBadge';
import { NavRail } from './NavRail';
import { NotificationBell } from './NotificationBell';
import { SchemeSwitch } from './SchemeSwitch';
import classes from './Shell.module.css';
import { TenantMenu } from './TenantMenu';
import { UserMenu } from './UserMenu';

const Jarvis = lazy(async () => ({ default: (await import('../../features/jarvis/Jarvis')).Jarvis }));

export function Shell() {
  const { t } = useI18n();
  const [opened, { toggle, close }] = useDisclosure(false);
  const can = useCan();
  const [asks, jarvis] = useDisclosure(false);
  const mayAsk = can(MAY_ASK);
  useHotkeys(mayAsk ? [['mod+J', jarvis.toggle]] : [], []);
  const { pathname } = useLocation();
  const navigate = useNavigate();

  // biome-ignore lint/correctness/useExhaustiveDependencies: every new page starts with the menu shut
  useEffect(close, [pathname]);

  return (
    <AppShell
      layout="alt"
      header={{ height: 56 }}
      navbar={{ width: 212, breakpoint: 'md', collapsed: { mobile: !opened } }}
      aside={{ width: 400, breakpoint: 'lg', collapsed: { desktop: !asks, mobile: !asks } }}
      padding={0}
      transitionDuration={120}
    >
      <a className="tk-skip" href="#main">
        {t('nav.skip')}
      </a>
      <AppShell.Header className={classes.header}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="xs" wrap="nowrap" miw={0}>
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="md"
              size="sm"
              aria-label={opened ? t('nav.close') : t('nav.open')}
              aria-expanded={opened}
            />
            <TenantMenu />
          </Group>
          <Group gap={4} wrap="nowrap">
            {mayAsk && <JarvisButton opened={asks} onClick={jarvis.toggle} />}
            <NotificationBell />
            <LiveBadge />
            <LanguageSwitch />
            <SchemeSwitch />
            <UserMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.rail} aria-label={t('nav.main')}>
        <Group justify="space-between" px="md" h={56} wrap="nowrap">
          <UnstyledButton className={classes.brand} onClick={() => navigate({ to: '/inbox' })}>
            <Mark size={28} />
            <span>Tekup</span>
          </UnstyledButton>
          <Burger
            opened
            onClick={toggle}
            hiddenFrom="md"
            size="sm"
            color="white"
            aria-label={t('nav.close')}
          />
        </Group>
        <NavRail />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
        <Outlet />
      </AppShell.Main>
      <AppShell.Aside className={classes.aside}>
        {asks && (
          <Suspense>
            <Jarvis onClose={jarvis.close} />
          </Suspense>
        )}
      </AppShell.Aside>
    </AppShell>
  );
}
