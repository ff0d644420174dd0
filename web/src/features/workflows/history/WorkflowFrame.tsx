import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useI18n } from '../../../i18n/context';
import { BackLink } from '../../../ui/BackLink';
import { Page } from '../../../ui/Page';
import type { Workflow } from '../api';
import { StateBadge } from '../StateBadge';
import type { WorkflowView } from '../search';
import { ViewSwitch } from '../ViewSwitch';
import { WorkflowMenu } from '../WorkflowMenu';

/** The frame of a workflow's pages beside the builder. */
export function WorkflowFrame(props: { workflow: Workflow; view: WorkflowView; children: ReactNode }) {
  const { workflow, view, children } = props;
  const { t } = useI18n();
  return (
    <Page
      title={workflow.name}
      intro={workflow.description || undefined}
      back={<BackLink to="/workflows">{t('flow.title')}</BackLink>}
      actions={<WorkflowMenu workflow={workflow} />}
    >
      <Group mb="md" gap="sm">
        <StateBadge workflow={workflow} />
        <ViewSwitch id={workflow.id} view={view} />
      </Group>
      {children}
    </Page>
  );
}
