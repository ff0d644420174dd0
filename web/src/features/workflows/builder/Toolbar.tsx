import { ActionIcon, Badge, Button, Menu, Text, Title, Tooltip } from '@mantine/core';
import {
  type Icon,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDeviceFloppy,
  IconKeyboard,
  IconLayoutAlignLeft,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
  IconPlayerPlay,
  IconRocket,
  IconSitemap,
} from '@tabler/icons-react';
import { useCan } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { BackLink } from '../../../ui/BackLink';
import { MAY_RUN, type Workflow } from '../api';
import type { Problem } from '../model/definition';
import type { Alignment } from '../model/layout';
import { StateBadge } from '../StateBadge';
import { ViewSwitch } from '../ViewSwitch';
import { WorkflowMenu } from '../WorkflowMenu';
import classes from './builder.module.css';
import type { useCanvasActions } from './useCanvasActions';
import type { Editor } from './useEditor';
import type { Saving } from './useSaving';

const ALIGNMENTS: [Alignment, Icon][] = [
  ['left', IconLayoutAlignLeft],
  ['top', IconLayoutAlignTop],
  ['spreadAcross', IconLayoutDistributeHorizontal],
  ['spreadDown', IconLayoutDistributeVertical],
];

export function Toolbar(props: {
  workflow: Workflow;
  editor: Editor;
  saving: Saving;
  actions: ReturnType<typeof useCanvasActions>;
  readOnly: boolean;
  problems: Problem[];
  starting: boolean;
  onTest: () => void;
  onPublish: () => void;
  onHelp: () => void;
}) {
  const { workflow, editor, saving, actions, readOnly, problems } = props;
  const { t } = useI18n();
  const can = useCan();
  const few = actions.chosen.length < 2;
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t('flow.toolbar')}>
      <BackLink to="/workflows" style={{ marginBottom: 0 }}>
        {t('flow.title')}
      </BackLink>
      <Title order={1}>{workflow.name}</Title>
      <StateBadge workflow={workflow} />
      <ViewSwitch id={workflow.id} view="builder" />
      {!readOnly && (
        <>
          <Tool icon={IconArrowBackUp} label={t('flow.key.undo')} off={!editor.canUndo} act={editor.undo} />
          <Tool
            icon={IconArrowForwardUp}
            label={t('flow.key.redo')}
            off={!editor.canRedo}
            act={editor.redo}
          />
          <Tool icon={IconSitemap} label={t('flow.key.arrange')} act={actions.arrange} />
          <Menu>
            <Menu.Target>
              <ActionIcon variant="default" size="lg" aria-label={t('flow.align')} disabled={few}>
                <IconLayoutAlignLeft size={17} aria-hidden="true" />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {ALIGNMENTS.map(([how, Icon]) => (
                <Menu.Item
                  key={how}
                  leftSection={<Icon size={16} aria-hidden="true" />}
                  onClick={() => actions.align(how)}
                >
                  {t(`flow.align.${how}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </>
      )}
      <Tool icon={IconKeyboard} label={t('flow.shortcuts')} act={props.onHelp} />
      <Text size="xs" c="dimmed" role="status" id="workflow-state" className={classes.push}>
        {editor.changed ? t('flow.unsaved') : t('state.saved')}
      </Text>
      {problems.length > 0 && <Badge color="red">{t('flow.problemCount', { count: problems.length })}</Badge>}
      {!readOnly && (
        <Button
          size="sm"
          variant="default"
          leftSection={<IconDeviceFloppy size={16} aria-hidden="true" />}
          loading={saving.busy}
          disabled={!editor.changed}
          onClick={() => void saving.save()}
        >
          {t('action.save')}
        </Button>
      )}
      {can(MAY_RUN) && !readOnly && (
        <Button
          size="sm"
          variant="light"
          leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
          loading={props.starting}
          onClick={props.onTest}
        >
          {t('flow.test')}
        </Button>
      )}
      {!readOnly && (
        <Button size="sm" leftSection={<IconRocket size={16} aria-hidden="true" />} onClick={props.onPublish}>
          {t('flow.publish')}
        </Button>
      )}
      <WorkflowMenu workflow={workflow} />
    </div>
  );
}

function Tool(props: { icon: Icon; label: string; off?: boolean; act: () => void }) {
  const { icon: Icon, label, off, act } = props;
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size="lg" aria-label={label} disabled={off} onClick={act}>
        <Icon size={17} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
