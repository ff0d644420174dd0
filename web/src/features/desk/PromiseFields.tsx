import { Input, NativeSelect, NumberInput, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useI18n } from '../../i18n/context';
import { PRIORITIES } from '../inbox/priority';
import classes from './desk.module.css';
import { CLOCKS, type Promises, ROUND_THE_CLOCK, UNITS, workingTime } from './promises';

const CLOCK_NAMES = { firstResponse: 'desk.promises.first', resolution: 'desk.promises.resolution' } as const;

type Props<Values extends { serviceLevels: Promises }> = { form: UseFormReturnType<Values>; day: number };

/** What a queue promises: a row for each priority, in minutes, hours or days. */
export function PromiseFields<Values extends { serviceLevels: Promises }>({ form, day }: Props<Values>) {
  const { t, language } = useI18n();
  const units = UNITS.map((value) => ({ value, label: t(`desk.promises.${value}`) }));
  const hint =
    day === ROUND_THE_CLOCK ? '' : t('desk.promises.dayIs', { time: workingTime(day, ROUND_THE_CLOCK, t) });
  return (
    <Input.Wrapper
      labelElement="div"
      label={t('desk.promises')}
      description={`${t('desk.promises.hint')} ${hint}`}
      inputWrapperOrder={['label', 'description', 'input']}
    >
      <div className={classes.promises}>
        {PRIORITIES.map((priority) => (
          <div key={priority}>
            <Text className={classes.priority}>{t(`priority.${priority}`)}</Text>
            {CLOCKS.map((clock) => {
              const path = `serviceLevels.${priority}.${clock}`;
              const amount = `${path}.amount`;
              const unit = form.getInputProps(`${path}.unit`);
              const names = { clock: t(CLOCK_NAMES[clock]), priority: t(`priority.${priority}`) };
              return (
                <Input.Wrapper
                  key={clock}
                  labelElement="div"
                  label={t(CLOCK_NAMES[clock])}
                  size="xs"
                  error={form.errors[amount]}
                >
                  <div className={classes.promise}>
                    <NumberInput
                      aria-label={t('desk.promises.cell', names)}
                      min={0}
                      decimalScale={2}
                      decimalSeparator={language === 'da' ? ',' : '.'}
                      hideControls
                      {...form.getInputProps(amount)}
                      error={Boolean(form.errors[amount])}
                    />
                    <NativeSelect
                      aria-label={t('desk.promises.unit', names)}
                      data={units}
                      {...unit}
                      onChange={(event) => {
                        unit.onChange(event);
                        form.clearFieldError(amount);
                      }}
                    />
                  </div>
                </Input.Wrapper>
              );
            })}
          </div>
        ))}
      </div>
    </Input.Wrapper>
  );
}
