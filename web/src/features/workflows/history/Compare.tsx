import { Badge, Group, SimpleGrid, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ReactFlowProvider } from '@xyflow/react';
import { useMemo } from 'react';
import { useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import { versionQuery, type Workflow } from '../api';
import { Canvas } from '../builder/Canvas';
import { type Editor, useEditor } from '../builder/useEditor';
import type { Catalogue, Definition } from '../model/definition';
import { type Difference, difference, type Mark } from '../model/diff';
import { inShort } from '../model/expression';
import classes from './history.module.css';

const TONE: Record<Mark, string> = { added: 'fjord', removed: 'red', changed: 'amber' };

/** Two versions beside each other: what came, what went, what changed. */
export function Compare(props: { workflow: Workflow; types: Catalogue; from: number; to: number }) {
  const { workflow, types, from, to } = props;
  const before = useDefinition(workflow, from);
  const after = useDefinition(workflow, to);
  if (before.error || after.error) return <ErrorNotice error={before.error ?? after.error} />;
  if (!before.definition || !after.definition) return <LoadingRows rows={4} />;
  return (
    <Sides
      key={`${from}:${to}`}
      before={before.definition}
      after={after.definition}
      names={[from, to]}
      types={types}
    />
  );
}

function useDefinition(workflow: Workflow, number: number): { definition?: Definition; error: unknown } {
  const version = useQuery({ ...versionQuery(workflow.id, number), enabled: number > 0 });
  return number === 0
    ? { definition: workflow.definition, error: null }
    : { definition: version.data?.definition, error: version.error };
}

function Sides(props: { before: Definition; after: Definition; names: [number, number]; types: Catalogue }) {
  const { before, after, names, types } = props;
  const { t } = useI18n();
  const found = useMemo(() => difference(before, after), [before, after]);
  const left = useEditor(before);
  const right = useEditor(after);
  const name = (number: number) => (number === 0 ? t('flow.draft') : `v${number}`);
  const count = (mark: Mark) => [...found.nodes.values()].filter((one) => one === mark).length;
  const same = found.nodes.size === 0 && found.edges.size === 0;
  const marks: Mark[] = ['added', 'removed', 'changed'];
  return (
    <>
      <Group gap="xs" mb="sm" role="status">
        {same && <Text size="sm">{t('flow.noDifference')}</Text>}
        {marks.map(
          (mark) =>
            count(mark) > 0 && (
              <Badge key={mark} color={TONE[mark]}>
                {t(`flow.mark.${mark}`, { count: count(mark) })}
              </Badge>
            ),
        )}
      </Group>
      <SimpleGrid cols={{ base: 1, md: 2 }} mb="md">
        <Side editor={left} found={found} types={types} label={name(names[0])} />
        <Side editor={right} found={found} types={types} label={name(names[1])} />
      </SimpleGrid>
      <Changes found={found} after={after} />
    </>
  );
}

function Side(props: { editor: Editor; found: Difference; types: Catalogue; label: string }) {
  const { editor, found, types, label } = props;
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {label}
      </Text>
      <div className={classes.side}>
        <ReactFlowProvider>
          <Canvas
            editor={editor}
            types={types}
            problems={[]}
            runs={null}
            marks={found}
            readOnly
            label={label}
          />
        </ReactFlowProvider>
      </div>
    </div>
  );
}

function Changes({ found, after }: { found: Difference; after: Definition }) {
  const { t } = useI18n();
  const rows = [...found.fields].flatMap(([id, fields]) => fields.map((field) => ({ id, ...field })));
  if (rows.length === 0) return null;
  const names = new Map(after.nodes.map((node) => [node.id, node.name || node.id]));
  return (
    <Table.ScrollContainer minWidth={340}>
      <Table fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('flow.step')}</Table.Th>
            <Table.Th>{t('flow.field')}</Table.Th>
            <Table.Th>{t('flow.before')}</Table.Th>
            <Table.Th>{t('flow.after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={`${row.id}:${row.field}`}>
              <Table.Td>{names.get(row.id)}</Table.Td>
              <Table.Td className="tk-mono">{row.field}</Table.Td>
              <Table.Td className="tk-mono">
                {row.before === undefined ? '–' : inShort(row.before, 120)}
              </Table.Td>
              <Table.Td className="tk-mono">
                {row.after === undefined ? '–' : inShort(row.after, 120)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
