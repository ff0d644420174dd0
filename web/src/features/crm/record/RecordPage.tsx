import { Alert, Button, Group, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconRefresh, IconTransform, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { asApiError } from '../../../api/errors';
import type { Converted } from '../../../api/types';
import { useCan } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { BackLink } from '../../../ui/BackLink';
import { Card } from '../../../ui/Card';
import { Confirm } from '../../../ui/Confirm';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import { Page } from '../../../ui/Page';
import { Lines } from '../lines/Lines';
import { type Field, KIND, type Kind, type RecordRow } from '../model/kinds';
import { recordQuery, useFields } from '../queries';
import { ConflictNotice } from './ConflictNotice';
import { ConvertDialog } from './ConvertDialog';
import { ConvertedNotice } from './ConvertedNotice';
import { Duplicates } from './Duplicates';
import { FieldRow } from './FieldRow';
import { MERGED, undo, useQualify, useRemoveOne } from './queries';
import { Related } from './Related';
import classes from './record.module.css';
import { Score } from './Score';
import { StagePath } from './StagePath';
import { Timeline } from './Timeline';
import { useSaving } from './useSaving';

/** Everything about one record. */
export function RecordPage({ kind, convert = false }: { kind: Kind; convert?: boolean }) {
  const { t } = useI18n();
  const { id } = useParams({ strict: false }) as { id: string };
  const record = useQuery(recordQuery(kind, id));
  const back = <BackLink to={KIND[kind].page}>{t(`crm.${kind}.title`)}</BackLink>;
  if (record.data) {
    return <Shown key={id} kind={kind} record={record.data} back={back} convert={convert} />;
  }
  return (
    <Page title={t(`crm.${kind}.one`)} back={back}>
      {record.isError ? (
        <ErrorNotice error={record.error} onRetry={() => record.refetch()} />
      ) : (
        <LoadingRows rows={6} />
      )}
    </Page>
  );
}

type Props = { kind: Kind; record: RecordRow; back: React.ReactNode; convert: boolean };

function Shown({ kind, record, back, convert }: Props) {
  const { t } = useI18n();
  const writes = useCan()('crm:write');
  const fields = useFields(kind);
  const saving = useSaving(kind, record);
  const convertible = kind === 'lead' && record.status !== 'converted';
  const [converting, setConverting] = useState(convert && convertible && writes);
  const [converted, setConverted] = useState<Converted | null>(null);
  const own = fields.filter((field) => field.label);
  const given = fields
    .filter((field) => !field.label && field.name !== 'name')
    .filter((field) => field.name !== 'lostReason' || record.status === 'lost')
    .map((field) => asItStands(field, record));
  const mergedInto = record.mergedInto as string | null | undefined;
  const rows = (some: Field[]) =>
    some.map((field) => (
      <FieldRow key={field.name} record={record} field={field} saving={writes ? saving : undefined} />
    ));
  return (
    <Page
      wide
      title={record.name}
      back={back}
      actions={
        writes && (
          <>
            {convertible && (
              <Button
                data-testid="convert-button"
                leftSection={<IconTransform size={16} aria-hidden="true" />}
                onClick={() => setConverting(true)}
              >
                {t('crm.convert')}
              </Button>
            )}
            <Actions kind={kind} record={record} />
          </>
        )
      }
    >
      {mergedInto && (
        <Alert mb="md" color="amber" variant="light" role="status">
          <Text size="sm" c="var(--mantine-color-text)">
            {t('crm.mergedInto')}{' '}
            <Link to={`${KIND[kind].page}/$id`} params={{ id: mergedInto }}>
              {t('crm.openIt')}
            </Link>
          </Text>
        </Alert>
      )}
      {converted && <ConvertedNotice converted={converted} onClose={() => setConverted(null)} />}
      {saving.conflict && <ConflictNotice saving={saving} record={record} />}
      <StagePath
        kind={kind}
        record={record}
        saving={writes ? saving : undefined}
        onConvert={() => setConverting(true)}
      />
      <div className={classes.columns}>
        <div className={classes.side}>
          <Card title={t('crm.details')}>
            <dl className={classes.fields}>
              {rows([{ name: 'name', type: 'text', required: true, most: 255 }, ...given])}
            </dl>
          </Card>
          {own.length > 0 && (
            <Card title={t('crm.ownFields')}>
              <dl className={classes.fields}>{rows(own)}</dl>
            </Card>
          )}
          <Related kind={kind} record={record} />
        </div>
        <div className={classes.main}>
          {MERGED.includes(kind) && <Duplicates kind={kind} record={record} writes={writes} />}
          {kind === 'lead' && <Score record={record} />}
          {kind === 'deal' && <Lines record={record} writes={writes && !mergedInto} />}
          <Timeline kind={kind} record={record} fields={fields} writes={writes} />
        </div>
      </div>
      {saving.dialog}
      {converting && (
        <ConvertDialog
          lead={record}
          onClose={() => setConverting(false)}
          onDone={(done) => {
            setConverting(false);
            setConverted(done);
          }}
        />
      )}
    </Page>
  );
}

/** A deal's value follows its products, and a lost deal has a reason. */
function asItStands(field: Field, record: RecordRow): Field {
  if (field.name === 'value' && record.valueFromLines) return { ...field, kept: true };
  return field.name === 'lostReason' ? { ...field, required: true } : field;
}

function Actions({ kind, record }: { kind: Kind; record: RecordRow }) {
  const { t } = useI18n();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const remove = useRemoveOne(kind, record.id);
  const qualify = useQualify(record.id);
  const [deleting, setDeleting] = useState(false);
  const failed = (thrown: unknown) =>
    notifications.show({ color: 'red', title: t('error.title'), message: asApiError(thrown).message });
  const gone = (changeSet: string | null) => {
    void navigate({ to: KIND[kind].page });
    const id = `crm-deleted-${record.id}`;
    notifications.show({
      id,
      autoClose: 15_000,
      message: (
        <Group gap="sm">
          <span>{t('crm.deleted', { name: record.name })}</span>
          {changeSet && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => {
                notifications.hide(id);
                undo(cache, changeSet).catch(failed);
              }}
            >
              {t('crm.undo')}
            </Button>
          )}
        </Group>
      ),
    });
  };
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" px="sm" aria-label={t('crm.more', { name: record.name })}>
            <IconDots size={18} aria-hidden="true" />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {kind === 'lead' && (
            <Menu.Item
              leftSection={<IconRefresh size={15} aria-hidden="true" />}
              disabled={qualify.isPending}
              onClick={() =>
                qualify.mutate(undefined, {
                  onSuccess: () => notifications.show({ message: t('crm.judged') }),
                  onError: failed,
                })
              }
            >
              {t('crm.judge')}
            </Menu.Item>
          )}
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={15} aria-hidden="true" />}
            onClick={() => setDeleting(true)}
          >
            {t('action.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={deleting}
        title={t('crm.delete', { name: record.name })}
        text={t('crm.deleteText')}
        action={t('action.delete')}
        busy={remove.isPending}
        error={remove.error}
        onClose={() => setDeleting(false)}
        onConfirm={() => remove.mutate(undefined, { onSuccess: ({ changeSet }) => gone(changeSet) })}
      />
    </>
  );
}
