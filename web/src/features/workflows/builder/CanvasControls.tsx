import { ActionIcon, Tooltip } from '@mantine/core';
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { useReactFlow } from '@xyflow/react';
import { useI18n } from '../../../i18n/context';

export function CanvasControls() {
  const { t } = useI18n();
  const flow = useReactFlow();
  const controls = [
    { label: t('flow.zoomIn'), icon: IconPlus, act: () => flow.zoomIn() },
    { label: t('flow.zoomOut'), icon: IconMinus, act: () => flow.zoomOut() },
    { label: t('flow.zoomFit'), icon: IconMaximize, act: () => flow.fitView({ maxZoom: 1, padding: 0.15 }) },
  ];
  return (
    <ActionIcon.Group orientation="vertical">
      {controls.map(({ label, icon: Icon, act }) => (
        <Tooltip key={label} label={label} position="right">
          <ActionIcon variant="default" size="md" aria-label={label} onClick={() => void act()}>
            <Icon size={15} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      ))}
    </ActionIcon.Group>
  );
}
