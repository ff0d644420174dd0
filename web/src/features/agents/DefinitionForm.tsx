import {
  Autocomplete,
  Checkbox,
  Group,
  NumberInput,
  Select,
  Stack,
  Switch,
  Text,
  Textarea,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { JsonField } from '../../ui/JsonField';
import { groupsQuery } from '../approvals/groups';
import { chatModelsQuery, type Definition } from './api';
import { Budgets } from './Budgets';
import { type Wrong, wrongIn } from './form';
import { Policies } from './Policies';
import { ToolsField } from './ToolsField';

export type PartProps = {
  value: Definition;
  wrong: Wrong;
  readOnly: boolean;
  onChange: (value: Definition) => void;
};

/** How an agent behaves and what it may do. */
export function DefinitionForm(props: PartProps) {
  const { value, wrong, readOnly, onChange } = props;
  const { t } = useI18n();
  return (
    <Stack gap="md">
      <Card title={t('agents.behaviour')}>
        <Stack gap="sm">
          <Textarea
            label={t('agents.instructions')}
            description={t('agents.instructionsText')}
            autosize
            minRows={4}
            maxRows={18}
            maxLength={20_000}
            disabled={readOnly}
            value={value.instructions}
            error={wrongIn(wrong, 'instructions')}
            onChange={(event) => onChange({ ...value, instructions: event.currentTarget.value })}
          />
          <ModelField {...props} />
          <Group gap="sm" grow preventGrowOverflow={false} align="flex-end">
            <NumberInput
              label={t('agents.temperature')}
              description={t('agents.temperatureText')}
              step={0.1}
              min={0}
              max={2}
              clampBehavior="none"
              disabled={readOnly}
              value={value.temperature}
              error={wrongIn(wrong, 'temperature')}
              onChange={(next) => typeof next === 'number' && onChange({ ...value, temperature: next })}
            />
            <NumberInput
              label={t('agents.maxTokens')}
              min={16}
              max={32_000}
              allowDecimal={false}
              clampBehavior="none"
              disabled={readOnly}
              value={value.maxTokens}
              error={wrongIn(wrong, 'maxTokens')}
              onChange={(next) => typeof next === 'number' && onChange({ ...value, maxTokens: next })}
            />
          </Group>
        </Stack>
      </Card>
      <Card title={t('agents.tools')}>
        <Stack gap="md">
          <ToolsField {...props} />
          <Policies {...props} />
          <Select
            label={t('agents.untrusted')}
            description={t('agents.untrustedText')}
            allowDeselect={false}
            disabled={readOnly}
            data={(['ask', 'allow'] as const).map((each) => ({
              value: each,
              label: t(`agents.untrusted.${each}`),
            }))}
            value={value.afterUntrusted}
            onChange={(next) => onChange({ ...value, afterUntrusted: next === 'allow' ? 'allow' : 'ask' })}
          />
        </Stack>
      </Card>
      <MemoryCard {...props} />
      <ApproversCard {...props} />
      <Budgets {...props} />
      <Card title={t('agents.answer')}>
        <Text size="sm" c="dimmed" mb="xs">
          {t('agents.answerText')}
        </Text>
        <JsonField
          label={t('agents.answer')}
          value={value.outputSchema}
          readOnly={readOnly}
          optional
          rows={4}
          onChange={(outputSchema) => onChange({ ...value, outputSchema })}
        />
        {wrongIn(wrong, 'outputSchema') && (
          <Text size="xs" c="var(--mantine-color-error)" mt={4} role="alert">
            {wrongIn(wrong, 'outputSchema')}
          </Text>
        )}
      </Card>
    </Stack>
  );
}

function ModelField({ value, wrong, readOnly, onChange }: PartProps) {
  const { t } = useI18n();
  const can = useCan();
  const models = useQuery({ ...chatModelsQuery, enabled: can('models:read') });
  const names = models.data?.filter((model) => model.kind === 'chat').map((model) => model.name) ?? [];
  return (
    <Autocomplete
      label={t('agents.model')}
      description={t('agents.modelText')}
      placeholder={t('agents.modelUsual')}
      maxLength={200}
      disabled={readOnly}
      data={names}
      value={value.model ?? ''}
      error={wrongIn(wrong, 'model')}
      onChange={(next) => onChange({ ...value, model: next || undefined })}
    />
  );
}

function MemoryCard({ value, readOnly, onChange }: PartProps) {
  const { t } = useI18n();
  const { memory } = value;
  const set = (part: Partial<Definition['memory']>) => onChange({ ...value, memory: { ...memory, ...part } });
  return (
    <Card title={t('agents.memory')}>
      <Stack gap="sm">
        <Switch
          label={t('agents.recall')}
          description={t('agents.recallText')}
          disabled={readOnly}
          checked={memory.recall}
          onChange={(event) => set({ recall: event.currentTarget.checked })}
        />
        <Switch
          label={t('agents.episodes')}
          description={t('agents.episodesText')}
          disabled={readOnly}
          checked={memory.episodes}
          onChange={(event) => set({ episodes: event.currentTarget.checked })}
        />
        <Text size="sm" c="dimmed">
          {t('agents.memoryTools')}
        </Text>
      </Stack>
    </Card>
  );
}

function ApproversCard({ value, wrong, readOnly, onChange }: PartProps) {
  const { t } = useI18n();
  const can = useCan();
  const groups = useQuery({ ...groupsQuery, enabled: can('runs:read') });
  const { approvers } = value;
  const set = (part: Partial<Definition['approvers']>) =>
    onChange({ ...value, approvers: { ...approvers, ...part } });
  const names = new Set(groups.data?.map((group) => group.name));
  if (approvers.group) names.add(approvers.group);
  return (
    <Card title={t('agents.approvers')}>
      <Stack gap="sm">
        <Checkbox
          label={t('agents.approversOwn')}
          disabled={readOnly}
          checked={approvers.own}
          onChange={(event) => set({ own: event.currentTarget.checked })}
        />
        <Group gap="sm" grow preventGrowOverflow={false} align="flex-end">
          <Select
            label={t('agents.approversGroup')}
            placeholder={t('agents.approversAny')}
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear') }}
            disabled={readOnly}
            data={[...names]}
            value={approvers.group ?? null}
            error={wrongIn(wrong, 'approvers.group')}
            onChange={(group) => set({ group: group ?? undefined })}
          />
          <NumberInput
            label={t('agents.approversHours')}
            placeholder="72"
            min={1}
            max={720}
            allowDecimal={false}
            clampBehavior="none"
            disabled={readOnly}
            value={approvers.hours ?? ''}
            error={wrongIn(wrong, 'approvers.hours')}
            onChange={(hours) => set({ hours: typeof hours === 'number' ? hours : undefined })}
          />
        </Group>
      </Stack>
    </Card>
  );
}
