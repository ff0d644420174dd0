import { Button, Table, Text } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { DealLines } from '../../../api/types';
import { useFormat, useI18n } from '../../../i18n/context';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import type { RecordRow } from '../model/kinds';
import { decimalsIn, formatMoney } from '../model/money';
import { FOCUSABLE } from '../scoring/Quality';
import { LinesForm } from './LinesForm';
import classes from './lines.module.css';
import { linesQuery } from './queries';

/** What a deal is made of. */
export function Lines({ record, writes }: { record: RecordRow; writes: boolean }) {
  const { t } = useI18n();
  const lines = useQuery(linesQuery(record.id));
  const [editing, setEditing] = useState(false);
  const { data } = lines;
  const empty = data?.items.length === 0;
  return (
    <Card
      title={t('crm.lines')}
      data-testid="lines"
      aside={
        writes &&
        data &&
        !editing && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={
              empty ? <IconPlus size={14} aria-hidden="true" /> : <IconPencil size={14} aria-hidden="true" />
            }
            onClick={() => setEditing(true)}
          >
            {t(empty ? 'crm.lines.add' : 'crm.lines.edit')}
          </Button>
        )
      }
    >
      {lines.isError && <ErrorNotice error={lines.error} onRetry={() => lines.refetch()} />}
      {lines.isPending && <LoadingRows rows={2} />}
      {data && editing && <LinesForm lines={data} onClose={() => setEditing(false)} />}
      {data && !editing && empty && (
        <Text size="sm" c="dimmed">
          {t('crm.lines.none')}
        </Text>
      )}
      {data && !editing && !empty && <Shown lines={data} />}
    </Card>
  );
}

function Shown({ lines }: { lines: DealLines }) {
  const { t, language } = useI18n();
  const format = useFormat();
  const money = (amount: number) => formatMoney(amount, lines.currency, language);
  const discounted = lines.items.some(({ discount }) => discount > 0);
  return (
    <Table.ScrollContainer minWidth={400} scrollAreaProps={FOCUSABLE}>
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('crm.line.description')}</Table.Th>
            <Table.Th ta="right">{t('crm.line.quantity')}</Table.Th>
            <Table.Th ta="right">{t('crm.line.unitPrice')}</Table.Th>
            {discounted && <Table.Th ta="right">{t('crm.line.discount')}</Table.Th>}
            <Table.Th ta="right">{t('crm.line.total')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.items.map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
            <Table.Tr key={place}>
              <Table.Td className={classes.what}>
                {line.productId && line.productName ? (
                  <Link to="/products/$id" params={{ id: line.productId }}>
                    {line.description}
                  </Link>
                ) : (
                  line.description
                )}
              </Table.Td>
              <Table.Td ta="right" className="tk-tabular">
                {format.number(line.quantity, decimalsIn(line.quantity))}
              </Table.Td>
              <Table.Td ta="right" className={classes.amount}>
                {money(line.unitPrice)}
              </Table.Td>
              {discounted && (
                <Table.Td ta="right" className="tk-tabular">
                  {line.discount > 0 ? `${format.number(line.discount, decimalsIn(line.discount))} %` : '–'}
                </Table.Td>
              )}
              <Table.Td ta="right" className={classes.amount}>
                {money(line.total)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th colSpan={discounted ? 4 : 3}>{t('crm.lines.sum')}</Table.Th>
            <Table.Th ta="right" className={classes.amount} data-testid="lines-sum">
              {money(lines.value)}
            </Table.Th>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  );
}
