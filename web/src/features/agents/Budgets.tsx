import { NumberInput, Select, SimpleGrid } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import type { Definition } from './api';
import type { PartProps } from './DefinitionForm';
import { inSeconds, inUnits, TIME_UNITS, type Unit, wrongIn } from './form';

/** What one task may use. */
export function Budgets({ value, wrong, readOnly, onChange }: PartProps) {
  const { t } = useI18n();
  const { budgets } = value;
  const set = (part: Partial<Definition['budgets']>) =>
    onChange({ ...value, budgets: { ...budgets, ...part } });
  const [unit, setUnit] = useState<Unit>(() => inUnits(budgets.seconds ?? 60).unit);
  const amount = budgets.seconds === undefined ? '' : budgets.seconds / inSeconds(1, unit);
  const usual = { allowDecimal: false, clampBehavior: 'none', disabled: readOnly, min: 1 } as const;
  const whole = (next: number | string) => (typeof next === 'number' ? next : undefined);
  return (
    <Card title={t('agents.budgets')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NumberInput
          {...usual}
          label={t('agents.steps')}
          max={200}
          value={budgets.steps}
          error={wrongIn(wrong, 'budgets.steps')}
          onChange={(next) => typeof next === 'number' && set({ steps: next })}
        />
        <NumberInput
          {...usual}
          label={t('agents.tokens')}
          placeholder={t('agents.noBound')}
          value={budgets.tokens ?? ''}
          error={wrongIn(wrong, 'budgets.tokens')}
          onChange={(next) => set({ tokens: whole(next) })}
        />
        <NumberInput
          {...usual}
          allowDecimal
          decimalScale={2}
          label={t('agents.time')}
          placeholder={t('agents.noBound')}
          value={amount}
          error={wrongIn(wrong, 'budgets.seconds')}
          onChange={(next) => set({ seconds: typeof next === 'number' ? inSeconds(next, unit) : undefined })}
        />
        <Select
          label={t('agents.timeUnit')}
          allowDeselect={false}
          disabled={readOnly}
          data={TIME_UNITS.map((each) => ({ value: each, label: t(`agents.unit.${each}`) }))}
          value={unit}
          onChange={(next) => {
            const chosen = TIME_UNITS.find((each) => each === next);
            if (!chosen) return;
            // The number stays as it is written; it means something else now.
            if (typeof amount === 'number') set({ seconds: inSeconds(amount, chosen) });
            setUnit(chosen);
          }}
        />
        <NumberInput
          {...usual}
          label={t('agents.attempts')}
          max={20}
          value={value.retry.attempts}
          error={wrongIn(wrong, 'retry.attempts')}
          onChange={(next) => typeof next === 'number' && onChange({ ...value, retry: { attempts: next } })}
        />
        <NumberInput
          {...usual}
          label={t('agents.atOnce')}
          placeholder={t('agents.noBound')}
          value={value.atOnce ?? ''}
          error={wrongIn(wrong, 'atOnce')}
          onChange={(next) => onChange({ ...value, atOnce: whole(next) })}
        />
      </SimpleGrid>
    </Card>
  );
}
