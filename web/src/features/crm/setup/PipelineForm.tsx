import {
  ActionIcon,
  Button,
  Group,
  NumberInput,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import type { CrmPipeline } from '../../../api/types';
import { useI18n } from '../../../i18n/context';
import { EditorForm } from '../../desk/EditorDrawer';
import { fieldErrors } from '../../desk/fieldErrors';
import { useSavePipeline } from './queries';
import { keyed, moved, OUTCOMES, type Outcome, type Stage, stagesOf } from './stages';

type Props = { pipeline: CrmPipeline | null; readOnly: boolean; onClose: () => void; onDelete: () => void };

export function PipelineForm({ pipeline, readOnly, onClose, onDelete }: Props) {
  const { t } = useI18n();
  const save = useSavePipeline(pipeline?.id);
  const [name, setName] = useState(pipeline?.name ?? '');
  const [isDefault, setDefault] = useState(pipeline?.isDefault ?? false);
  const [stages, setStages] = useState(() =>
    stagesOf(pipeline, t('crm.choice.status.won'), t('crm.choice.status.lost')),
  );
  const next = useRef(stages.length);
  const wrong = save.isError ? fieldErrors(save.error, 'name', t) : {};
  const change = (place: number, part: Partial<Stage>) =>
    setStages((all) => all.map((stage) => (stage.place === place ? { ...stage, ...part } : stage)));
  const add = () => {
    next.current += 1;
    const stage: Stage = { place: next.current, key: '', name: '', probability: 50, outcome: 'open' };
    setStages((all) => {
      // A new one stands before those where the sale is over.
      const end = all.findIndex(({ outcome }) => outcome !== 'open');
      return end < 0 ? [...all, stage] : [...all.slice(0, end), stage, ...all.slice(end)];
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ name: name.trim(), isDefault, stages: keyed(stages) }, { onSuccess: onClose });
  };
  return (
    <EditorForm
      onSubmit={submit}
      onClose={onClose}
      onDelete={pipeline && !pipeline.isDefault ? onDelete : undefined}
      readOnly={readOnly}
      saving={save.isPending}
      error={save.error}
    >
      <TextInput
        label={t('crm.field.name')}
        required
        maxLength={100}
        error={wrong.name}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Switch
        label={t('setup.pipelines.isDefault')}
        disabled={pipeline?.isDefault}
        checked={isDefault}
        onChange={(event) => setDefault(event.currentTarget.checked)}
      />
      <Stack gap="xs" role="group" aria-label={t('setup.stages')}>
        <Text fw={600} size="sm">
          {t('setup.stages')}
        </Text>
        {stages.map((stage, at) => (
          <Group key={stage.place} gap={6} align="flex-start">
            <TextInput
              style={{ flex: '1 1 150px' }}
              aria-label={t('setup.stageName', { place: at + 1 })}
              placeholder={t('crm.field.name')}
              maxLength={100}
              error={wrong[`stages.${at}.name`] ?? wrong[`stages.${at}.key`]}
              value={stage.name}
              onChange={(event) => change(stage.place, { name: event.currentTarget.value })}
            />
            <NumberInput
              w={92}
              aria-label={t('setup.stageProbability', { place: at + 1 })}
              suffix=" %"
              min={0}
              max={100}
              allowDecimal={false}
              error={wrong[`stages.${at}.probability`]}
              value={stage.probability}
              onChange={(value) => change(stage.place, { probability: Number(value) })}
            />
            <Select
              w={118}
              aria-label={t('setup.stageOutcome', { place: at + 1 })}
              allowDeselect={false}
              data={OUTCOMES.map((value) => ({ value, label: t(`crm.choice.status.${value}`) }))}
              value={stage.outcome}
              onChange={(value) => change(stage.place, { outcome: value as Outcome })}
            />
            {!readOnly && (
              <Group gap={2} mt={4}>
                <ActionIcon
                  aria-label={t('setup.stageUp', { place: at + 1 })}
                  disabled={at === 0}
                  onClick={() => setStages((all) => moved(all, at, at - 1))}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('setup.stageDown', { place: at + 1 })}
                  disabled={at === stages.length - 1}
                  onClick={() => setStages((all) => moved(all, at, at + 1))}
                >
                  <IconArrowDown size={16} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('setup.stageRemove', { place: at + 1 })}
                  disabled={stages.length === 1}
                  onClick={() => setStages((all) => all.filter(({ place }) => place !== stage.place))}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Group>
            )}
          </Group>
        ))}
        {wrong.stages && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {wrong.stages}
          </Text>
        )}
        {!readOnly && (
          <div>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden="true" />}
              onClick={add}
            >
              {t('setup.stageAdd')}
            </Button>
          </div>
        )}
      </Stack>
    </EditorForm>
  );
}
