import { Menu, Text, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { asApiError } from '../../api/errors';
import { session } from '../../api/session';
import { useI18n } from '../../i18n/context';
import { roleLabel } from '../../i18n/labels';
import { router } from '../router';
import { useSession } from '../session';
import classes from './Shell.module.css';

/** The business shown, and the way to another one the person belongs to. */
export function TenantMenu() {
  const { t } = useI18n();
  const { tenant, tenants } = useSession();
  const change = useMutation({
    mutationFn: async (tenantId: string) => {
      // Leave first: a page about one tenant's record means nothing in the other.
      await router.navigate({ to: '/inbox', search: {} });
      return session.switchTenant(tenantId);
    },
    onError: (error) =>
      notifications.show({ color: 'red', title: t('error.title'), message: asApiError(error).message }),
  });

  if (tenants.length < 2) return <span className={classes.tenant}>{tenant.name}</span>;
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <UnstyledButton className={classes.tenant} aria-label={t('tenant.switch', { name: tenant.name })}>
          <span className={classes.tenantName}>{tenant.name}</span>
          <IconSelector size={16} stroke={1.6} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('tenant.yours')}</Menu.Label>
        {tenants.map((each) => (
          <Menu.Item
            key={each.id}
            disabled={change.isPending}
            rightSection={each.id === tenant.id ? <IconCheck size={16} /> : null}
            onClick={() => each.id !== tenant.id && change.mutate(each.id)}
          >
            <Text size="sm">{each.name}</Text>
            <Text size="xs" c="dimmed">
              {each.role && roleLabel(each.role, t)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
