import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconLayoutKanban, IconPlus, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { useCan } from '../../../app/session';
import { useFormat, useI18n } from '../../../i18n/context';
import { LinkButton } from '../../../ui/LinkButton';
import { Page } from '../../../ui/Page';
import { ExportMenu } from '../import/ExportMenu';
import { KIND, type Kind } from '../model/kinds';
import { useFields } from '../queries';
import { Board } from './Board';
import { BulkBar } from './BulkBar';
import { ColumnMenu } from './ColumnMenu';
import { FilterBar } from './FilterBar';
import classes from './list.module.css';
import { NewRecord } from './NewRecord';
import { RecordTable } from './RecordTable';
import { type Done, UndoNotice } from './UndoNotice';
import { useList, useTotal } from './useList';
import { ViewMenu } from './ViewMenu';

/** All records of a kind, as a table or a board. */
export function RecordsPage({ kind }: { kind: Kind }) {
  const { t } = useI18n();
  const format = useFormat();
  const can = useCan();
  const writes = can('crm:write');
  const info = KIND[kind];
  const { search, set, asked, columns } = useList(kind);
  const fields = useFields(kind);
  const total = useTotal(kind, asked);
  const [making, setMaking] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const board = search.layout === 'board' && info.board !== undefined;
  const choose = (next: ReadonlySet<string>) => {
    setChosen(next);
    setAll(false);
  };
  return (
    <Page
      wide
      testId={`${info.page.slice(1)}-page`}
      title={t(`crm.${kind}.title`)}
      intro={t(`crm.${kind}.intro`)}
      actions={
        <>
          {can('crm:import') && (
            <LinkButton to="/crm/import" search={{ kind }}>
              {t('crm.import')}
            </LinkButton>
          )}
          {can('crm:export') && <ExportMenu kind={kind} asked={asked} columns={columns} />}
          {writes && (
            <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setMaking(true)}>
              {t(`crm.${kind}.new`)}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.bar}>
        <ViewMenu kind={kind} search={search} columns={columns} onChange={set} />
        <FilterBar kind={kind} fields={fields} search={search} onChange={set} />
        <Group gap="xs" ml="auto" wrap="nowrap">
          <Text size="sm" c="dimmed" role="status" className="tk-tabular">
            {total === null ? '' : t('crm.total', { count: format.number(total) })}
          </Text>
          {!board && <ColumnMenu kind={kind} fields={fields} columns={columns} onChange={set} />}
          {info.board && (
            <SegmentedControl
              size="xs"
              aria-label={t('crm.layout')}
              value={board ? 'board' : 'table'}
              onChange={(layout) => set({ layout: layout === 'board' ? 'board' : undefined })}
              data={[
                { value: 'table', label: <Layout icon={IconTable} name={t('crm.layout.table')} /> },
                { value: 'board', label: <Layout icon={IconLayoutKanban} name={t('crm.layout.board')} /> },
              ]}
            />
          )}
        </Group>
      </div>
      {done && <UndoNotice key={done.changeSet ?? 'none'} done={done} onClose={() => setDone(null)} />}
      {chosen.size > 0 && !board && (
        <BulkBar
          kind={kind}
          asked={asked}
          chosen={chosen}
          all={all}
          total={total}
          onAll={() => setAll(true)}
          onDone={(outcome) => {
            setDone(outcome);
            choose(new Set());
          }}
          onClear={() => choose(new Set())}
        />
      )}
      {board ? (
        <Board kind={kind} fields={fields} search={search} asked={asked} onChange={set} />
      ) : (
        <RecordTable
          // Another list begins at its top.
          key={JSON.stringify([kind, asked])}
          kind={kind}
          fields={fields}
          columns={columns}
          asked={asked}
          total={total}
          narrowed={Boolean(search.q || search.where)}
          chosen={writes ? chosen : null}
          onChoose={choose}
          onSort={(sort) => set({ sort })}
        />
      )}
      {making && (
        <NewRecord
          kind={kind}
          fields={fields}
          given={search.pipeline ? { pipelineId: search.pipeline } : {}}
          onClose={() => setMaking(false)}
        />
      )}
    </Page>
  );
}

function Layout({ icon: Icon, name }: { icon: typeof IconTable; name: string }) {
  return (
    <Group gap={6} wrap="nowrap" component="span" display="inline-flex">
      <Icon size={15} aria-hidden="true" />
      <span>{name}</span>
    </Group>
  );
}
