import { ActionIcon, Badge, Group, Stack, Switch, Tabs, Text, TextInput, Tooltip } from '@mantine/core';
import { IconPlayerPlay, IconTrash, IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useCan } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { MAY_RUN } from '../api';
import type { Editor } from '../builder/useEditor';
import { iconOf } from '../icons';
import { type Catalogue, isTrigger, NOTE, type Problem, type WorkNode } from '../model/definition';
import { changeNode, idAllowed, remove, renameId, setInput } from '../model/edit';
import { type NodeRun, type NodeRuns, outputsOf } from '../model/execution';
import { contextOf, scopeOf } from '../model/expression';
import { fieldsOf } from '../model/schema';
import { InputField, type Surroundings } from './InputField';
import classes from './inspector.module.css';
import { NodeData } from './NodeData';
import { NodeSettings } from './NodeSettings';
import { TransformPreview } from './TransformPreview';
import { hasDetails, TriggerDetails } from './TriggerDetails';

export type InspectorProps = {
  workflowId: string;
  node: WorkNode;
  editor: Editor;
  types: Catalogue;
  problems: Problem[];
  /** The run that is shown, or the last one. */
  runs: NodeRuns | null;
  runId: string | null;
  readOnly: boolean;
  onClose: () => void;
  /** Runs the draft from here on; absent where nothing may be run. */
  onRunFrom?: () => void;
};

/** Everything about one node. Give it the node's id as `key`. */
export function Inspector(props: InspectorProps) {
  const { node, editor, types, readOnly, onClose } = props;
  const { t, language } = useI18n();
  const type = types.get(node.type);
  const Icon = iconOf(node.type);
  const can = useCan();
  const runnable = props.runId !== null && !isTrigger(node.type) && node.type !== NOTE;
  const run = props.runs?.get(node.id);
  const own = props.problems.filter((problem) => problem.node === node.id);
  const write = (part: Partial<WorkNode>, about: string) =>
    editor.change((now) => changeNode(now, node.id, part), `${node.id}:${about}`);
  return (
    <Stack gap="sm" p="md">
      <Group wrap="nowrap" justify="space-between" align="flex-start">
        <Group gap="xs" wrap="nowrap">
          <Icon size={20} stroke={1.6} aria-hidden="true" />
          <div>
            <Text fw={600} size="sm">
              {type ? type.title[language] : node.type}
            </Text>
            <Text size="xs" c="dimmed" className="tk-mono">
              {node.type}
            </Text>
          </div>
        </Group>
        <Group gap={2} wrap="nowrap">
          {props.onRunFrom && !readOnly && can(MAY_RUN) && runnable && (
            <Tooltip label={t('flow.runFrom')}>
              <ActionIcon aria-label={t('flow.runFrom')} onClick={props.onRunFrom}>
                <IconPlayerPlay size={16} aria-hidden="true" />
              </ActionIcon>
            </Tooltip>
          )}
          {!readOnly && (
            <ActionIcon
              aria-label={t('action.delete')}
              onClick={() => {
                editor.change((now) => remove(now, new Set([node.id])));
                onClose();
              }}
            >
              <IconTrash size={16} aria-hidden="true" />
            </ActionIcon>
          )}
          <ActionIcon aria-label={t('action.close')} onClick={onClose}>
            <IconX size={16} aria-hidden="true" />
          </ActionIcon>
        </Group>
      </Group>
      {type?.description[language] && (
        <Text size="xs" c="dimmed">
          {type.description[language]}
        </Text>
      )}
      {type?.effect === 'external' && <Badge color="plum">{t('flow.external')}</Badge>}
      {!type && node.type !== NOTE && <Badge color="red">{t('flow.unknownType')}</Badge>}
      <TextInput
        size="sm"
        label={t('flow.name')}
        value={node.name}
        maxLength={200}
        disabled={readOnly}
        onChange={(event) => write({ name: event.currentTarget.value }, 'name')}
      />
      {node.type !== NOTE && <IdField {...props} />}
      <OwnProblems problems={own.filter((problem) => !problem.field)} />
      <Tabs defaultValue="inputs" keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="inputs">{t('flow.inputs')}</Tabs.Tab>
          {node.type !== NOTE && <Tabs.Tab value="settings">{t('flow.settings')}</Tabs.Tab>}
          {node.type !== NOTE && <Tabs.Tab value="data">{t('flow.data')}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="inputs">
          <Inputs {...props} own={own} />
        </Tabs.Panel>
        <Tabs.Panel value="settings">
          <Stack gap="sm">
            {!isTrigger(node.type) && <NodeSettings node={node} readOnly={readOnly} write={write} />}
            <Switch
              label={t('flow.disabled')}
              description={t('flow.disabledHint')}
              checked={node.disabled === true}
              disabled={readOnly}
              onChange={(event) => write({ disabled: event.currentTarget.checked || undefined }, 'disabled')}
            />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="data">
          <NodeData
            node={node}
            run={run}
            runId={props.runId}
            readOnly={readOnly}
            onPin={(pinned) => write({ pinned }, 'pinned')}
          />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

function OwnProblems({ problems }: { problems: Problem[] }) {
  return problems.map((problem) => (
    <p key={`${problem.code}:${problem.message}`} className={classes.wrong} role="alert">
      {problem.message}
    </p>
  ));
}

/** The name that expressions use; they follow when it changes. */
function IdField({ node, editor, readOnly }: InspectorProps) {
  const { t } = useI18n();
  const [id, setId] = useState(node.id);
  const allowed = idAllowed(editor.definition, id, node.id);
  const settle = () => {
    if (!allowed || id === node.id) return setId(node.id);
    editor.change((now) => renameId(now, node.id, id));
    editor.select([id]);
  };
  return (
    <TextInput
      size="sm"
      label={t('flow.id')}
      description={isTrigger(node.type) ? undefined : t('flow.idHint', { id: node.id })}
      classNames={{ input: 'tk-mono' }}
      value={id}
      disabled={readOnly}
      error={allowed ? undefined : t('flow.idWrong')}
      onChange={(event) => setId(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => event.key === 'Enter' && settle()}
    />
  );
}

function Inputs(props: InspectorProps & { own: Problem[] }) {
  const { node, editor, types, runs, runId, readOnly, own } = props;
  const { t } = useI18n();
  const { definition } = editor;
  const type = types.get(node.type);
  const fields = useMemo(() => (type ? fieldsOf(type.input) : []), [type]);
  const around = useMemo((): Surroundings => {
    const outputs = outputsOf(definition, runs ?? new Map<string, NodeRun>());
    const wrong = new Map<string, string[]>();
    for (const { field, message } of own) {
      if (field) wrong.set(field, [...(wrong.get(field) ?? []), message]);
    }
    return {
      scope: (names) => scopeOf(definition, types, outputs, names),
      context: contextOf(definition, outputs, runId ? { id: runId } : null),
      tried: outputs.size > 0 || definition.nodes.some((one) => one.pinned !== undefined),
      wrong,
      readOnly,
    };
  }, [definition, types, runs, runId, readOnly, own]);
  const shown = new Set(fields.map((field) => `inputs.${field.name}`));
  const elsewhere = own.filter(({ field }) => field && ![...shown].some((path) => field.startsWith(path)));
  return (
    <Stack gap="md">
      <OwnProblems problems={elsewhere} />
      {fields.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('flow.noInputs')}
        </Text>
      )}
      {fields.map((field) => (
        <InputField
          key={field.name}
          field={field}
          path={`inputs.${field.name}`}
          value={node.inputs[field.name]}
          onChange={(value) =>
            editor.change((now) => setInput(now, node.id, field.name, value), `${node.id}:${field.name}`)
          }
          around={around}
        />
      ))}
      {node.type === 'transform' && <TransformPreview inputs={node.inputs} around={around} />}
      {hasDetails(node.type) && (
        <TriggerDetails workflowId={props.workflowId} node={node.id} type={node.type} readOnly={readOnly} />
      )}
    </Stack>
  );
}
