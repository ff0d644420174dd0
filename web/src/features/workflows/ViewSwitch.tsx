import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useI18n } from '../../i18n/context';
import { WORKFLOW_VIEWS, type WorkflowView } from './search';

export function ViewSwitch({ id, view }: { id: string; view: WorkflowView }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('flow.view')}
      value={view}
      data={WORKFLOW_VIEWS.map((value) => ({ value, label: t(`flow.view.${value}`) }))}
      onChange={(next) => {
        const chosen = WORKFLOW_VIEWS.find((one) => one === next);
        void navigate({
          to: '/workflows/$id',
          params: { id },
          search: { pane: chosen === 'builder' ? undefined : chosen },
        });
      }}
    />
  );
}
