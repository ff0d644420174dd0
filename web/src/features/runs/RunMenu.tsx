import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconDotsVertical,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconRefresh,
} from '@tabler/icons-react';
import { asApiError } from '../../api/errors';
import type { Run } from '../../api/types';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { isUnfinished, type RunAction, useRunAction } from './queries';

/** What may be done to a run in a list. */
export function RunMenu({ run, name }: { run: Run; name: string }) {
  const { t } = useI18n();
  const can = useCan();
  const act = useRunAction(run.id);
  const actions = actionsFor(run);
  if (!can('runs:write') || actions.length === 0) return null;
  const start = (action: RunAction) =>
    act.mutate(action, {
      onError: (error) => notifications.show({ color: 'red', message: asApiError(error).message }),
    });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={t('runs.menu', { name })} loading={act.isPending}>
          <IconDotsVertical size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => {
          const Icon = ICONS[action];
          return (
            <Menu.Item
              key={action}
              leftSection={<Icon size={16} aria-hidden="true" />}
              onClick={() => start(action)}
            >
              {t(`runs.${action}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

export const ICONS = {
  pause: IconPlayerPause,
  resume: IconPlayerPlay,
  cancel: IconPlayerStop,
  retry: IconRefresh,
};

export function actionsFor(run: Run): RunAction[] {
  if (!isUnfinished(run)) return run.state === 'completed' ? [] : ['retry'];
  if (run.cancelRequested) return [];
  return [run.paused ? 'resume' : 'pause', 'cancel'];
}
