import { ActionIcon, Group, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useI18n } from '../../../i18n/context';
import { JsonTree } from '../../../ui/JsonTree';
import type { WorkEdge } from '../model/definition';
import { remove } from '../model/edit';
import { along, type NodeRuns, taken } from '../model/execution';
import classes from './builder.module.css';
import type { Editor } from './useEditor';

/** What an edge joins, and what went along it. */
export function EdgePanel(props: {
  edge: WorkEdge;
  editor: Editor;
  runs: NodeRuns | null;
  readOnly: boolean;
}) {
  const { edge, editor, runs, readOnly } = props;
  const { t } = useI18n();
  const nodes = new Map(editor.definition.nodes.map((node) => [node.id, node]));
  const from = nodes.get(edge.from);
  const output = runs && taken(edge, from, runs) ? along(edge, from, runs) : undefined;
  return (
    <aside className={classes.inspector} aria-label={t('flow.edge')}>
      <Stack gap="sm" p="md">
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" fw={600}>
            {from?.name || edge.from} → {nodes.get(edge.to)?.name || edge.to}
          </Text>
          {!readOnly && (
            <ActionIcon
              aria-label={t('action.delete')}
              onClick={() => {
                editor.change((now) => remove(now, new Set([edge.id])));
                editor.select([]);
              }}
            >
              <IconTrash size={16} aria-hidden="true" />
            </ActionIcon>
          )}
        </Group>
        <Text size="xs" c="dimmed" className="tk-mono">
          {edge.fromPort} → {edge.toPort}
        </Text>
        {output === undefined ? (
          <Text size="sm" c="dimmed">
            {t('flow.noRunData')}
          </Text>
        ) : (
          <JsonTree value={output} label={t('flow.wentAlong')} open={2} />
        )}
      </Stack>
    </aside>
  );
}
