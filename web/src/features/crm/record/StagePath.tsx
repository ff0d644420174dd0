import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { useLabels } from '../fields/useLabels';
import { type Field, type Kind, type RecordRow, STATUSES } from '../model/kinds';
import { pipelinesQuery } from '../queries';
import classes from './record.module.css';
import type { Saving } from './useSaving';

type Props = { kind: Kind; record: RecordRow; saving?: Saving; onConvert: () => void };

const STAGE: Field = { name: 'stage', type: 'stage' };
const STATUS: Field = { name: 'status', type: 'choice', options: STATUSES };

/** How far a lead or a deal has come; a step leads there. */
export function StagePath({ kind, record, saving, onConvert }: Props) {
  const { t } = useI18n();
  const labels = useLabels();
  const pipelines = useQuery({ ...pipelinesQuery, enabled: kind === 'deal' });
  if (kind !== 'lead' && kind !== 'deal') return null;
  const field = kind === 'deal' ? STAGE : STATUS;
  const steps =
    kind === 'deal'
      ? (pipelines.data?.find(({ id }) => id === record.pipelineId)?.stages ?? []).map((stage) => ({
          value: stage.key,
          name: stage.name,
          aside: stage.outcome === 'lost',
        }))
      : STATUSES.map((status) => ({
          value: status as string,
          name: labels.choice({ name: 'status' }, status),
          aside: status === 'unqualified',
        }));
  const current = String(record[field.name] ?? '');
  const at = steps.findIndex(({ value }) => value === current);
  const aside = steps[at]?.aside === true;
  const over = kind === 'lead' && current === 'converted';
  const go = (value: string) => {
    if (kind === 'lead' && value === 'converted') onConvert();
    else void saving?.save(field, value).catch(() => undefined);
  };
  return (
    <>
      <ol className={classes.path} aria-label={t(`crm.path.${kind}`)}>
        {steps.map((step, place) => (
          <li key={step.value}>
            <UnstyledButton
              className={classes.step}
              disabled={!saving || saving.busy || over}
              aria-current={step.value === current ? 'step' : undefined}
              data-past={(!aside && !step.aside && place < at) || undefined}
              onClick={() => step.value !== current && go(step.value)}
            >
              {step.name}
            </UnstyledButton>
          </li>
        ))}
      </ol>
      {saving?.error && !saving.conflict ? <ErrorNotice error={saving.error} /> : null}
    </>
  );
}
