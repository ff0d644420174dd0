import { Alert, Group, Modal, Text, UnstyledButton } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useI18n } from '../../../i18n/context';
import { BackLink } from '../../../ui/BackLink';
import { Card } from '../../../ui/Card';
import { Page } from '../../../ui/Page';
import { useExecution, type Workflow } from '../api';
import { iconOf } from '../icons';
import { Inspector } from '../inspector/Inspector';
import { type Catalogue, NOTE } from '../model/definition';
import { arranged } from '../model/layout';
import { StateBadge } from '../StateBadge';
import { ViewSwitch } from '../ViewSwitch';
import { WorkflowMenu } from '../WorkflowMenu';
import classes from './builder.module.css';
import { Canvas } from './Canvas';
import { RunBanner } from './RunBanner';
import { useEditor } from './useEditor';
import { useRounds } from './useRounds';

const route = getRouteApi('/workflows/$id');

/** A workflow on a small screen: to be looked at, not drawn. */
export function NarrowWorkflow({ workflow, types }: { workflow: Workflow; types: Catalogue }) {
  const { t, language } = useI18n();
  const { run: runId = null } = route.useSearch();
  const navigate = useNavigate({ from: '/workflows/$id' });
  const editor = useEditor(workflow.definition);
  const shown = useExecution(runId);
  const rounds = useRounds(runId === null ? undefined : shown.data);
  const { runs } = rounds;
  const [opened, setOpened] = useState<string | null>(null);
  const { definition } = editor;
  const order = useMemo(() => {
    const places = arranged(definition, types);
    return definition.nodes
      .filter((node) => node.type !== NOTE)
      .sort((a, b) => (places.get(a.id)?.x ?? 0) - (places.get(b.id)?.x ?? 0));
  }, [definition, types]);
  const node = definition.nodes.find((one) => one.id === opened);
  return (
    <Page
      title={workflow.name}
      intro={workflow.description || undefined}
      back={<BackLink to="/workflows">{t('flow.title')}</BackLink>}
      actions={<WorkflowMenu workflow={workflow} />}
    >
      <div className={classes.narrow}>
        <Group gap="sm">
          <StateBadge workflow={workflow} />
          <ViewSwitch id={workflow.id} view="builder" />
        </Group>
        <Alert variant="light" p="xs">
          {t('flow.narrow')}
        </Alert>
        {runId && (
          <RunBanner
            runId={runId}
            execution={shown}
            rounds={rounds}
            onClose={() => void navigate({ search: {}, replace: true })}
          />
        )}
        <div className={classes.narrowCanvas}>
          <Canvas
            editor={editor}
            types={types}
            problems={workflow.problems}
            runs={runs}
            readOnly
            label={t('flow.canvas')}
            onOpen={setOpened}
          />
        </div>
        <Card title={t('flow.steps')}>
          <ol className={classes.steps}>
            {order.map((each) => {
              const Icon = iconOf(each.type);
              return (
                <li key={each.id}>
                  <UnstyledButton onClick={() => setOpened(each.id)}>
                    <Icon size={18} stroke={1.6} aria-hidden="true" />
                    <span>
                      {each.name || each.id}
                      <Text size="xs" c="dimmed">
                        {types.get(each.type)?.title[language] ?? each.type}
                      </Text>
                    </span>
                  </UnstyledButton>
                </li>
              );
            })}
          </ol>
        </Card>
      </div>
      <Modal
        opened={node !== undefined}
        onClose={() => setOpened(null)}
        fullScreen
        withCloseButton={false}
        title={node?.name}
      >
        {node && (
          <Inspector
            workflowId={workflow.id}
            key={node.id}
            node={node}
            editor={editor}
            types={types}
            problems={workflow.problems}
            runs={runs}
            runId={runId}
            readOnly
            onClose={() => setOpened(null)}
          />
        )}
      </Modal>
    </Page>
  );
}
