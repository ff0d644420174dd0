import { ActionIcon, Group, Input, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import { IconCopy, IconPlus, IconX } from '@tabler/icons-react';
import { useI18n } from '../../i18n/context';
import classes from './desk.module.css';
import {
  clockFrom,
  copyToWeekdays,
  endFrom,
  minutesFrom,
  nextSpan,
  type SpanDraft,
  type WeekDraft,
  weekdayName,
} from './week';

type Props = { week: WeekDraft; errors: FormErrors; onChange: (week: WeekDraft) => void };

/** The seven days with their spans of work; a day without any is closed. */
export function WeekFields({ week, errors, onChange }: Props) {
  const { t, language } = useI18n();
  const setDay = (day: number, spans: SpanDraft[]) =>
    onChange(week.map((each, index) => (index === day ? spans : each)));
  return (
    <Input.Wrapper
      labelElement="div"
      label={t('desk.hours.week')}
      description={t('desk.hours.weekHint')}
      error={errors.week}
    >
      {week.map((spans, index) => {
        const name = weekdayName(index, language);
        return (
          <Day
            key={name}
            name={name}
            spans={spans}
            error={errors[`week.${index}`]}
            onChange={(next) => setDay(index, next)}
            onCopy={index < 5 ? () => onChange(copyToWeekdays(week, index)) : null}
          />
        );
      })}
    </Input.Wrapper>
  );
}

type DayProps = {
  name: string;
  spans: SpanDraft[];
  error: React.ReactNode;
  onChange: (spans: SpanDraft[]) => void;
  onCopy: (() => void) | null;
};

function Day({ name, spans, error, onChange, onCopy }: DayProps) {
  const { t } = useI18n();
  const patch = (key: number, part: Partial<SpanDraft>) =>
    onChange(spans.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const add = t('desk.hours.add', { day: name });
  const copy = t('desk.hours.copy', { day: name });
  return (
    <div className={classes.day}>
      <span className={classes.dayName}>{name}</span>
      <Stack gap={6} className={classes.spans}>
        {spans.length === 0 && (
          <Text size="sm" c="dimmed" py={6}>
            {t('desk.hours.closed')}
          </Text>
        )}
        {spans.map((each, index) => {
          const at = { day: name, number: index + 1 };
          return (
            <div key={each.key} className={classes.span}>
              <Clock
                label={t('desk.hours.from', at)}
                wrong={Boolean(error)}
                value={each.from}
                minutes={minutesFrom}
                onChange={(from) => patch(each.key, { from })}
              />
              <span aria-hidden="true">–</span>
              <Clock
                label={t('desk.hours.to', at)}
                wrong={Boolean(error)}
                value={each.to}
                minutes={endFrom}
                onChange={(to) => patch(each.key, { to })}
              />
              <ActionIcon
                size="md"
                aria-label={t('desk.hours.remove', at)}
                onClick={() => onChange(spans.filter(({ key }) => key !== each.key))}
              >
                <IconX size={16} stroke={1.6} />
              </ActionIcon>
            </div>
          );
        })}
        {error && <Input.Error role="alert">{error}</Input.Error>}
      </Stack>
      <Group gap={2} wrap="nowrap" className={classes.dayActions}>
        <Tooltip label={add}>
          <ActionIcon size="lg" aria-label={add} onClick={() => onChange([...spans, nextSpan(spans)])}>
            <IconPlus size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        {onCopy && (
          <Tooltip label={copy}>
            <ActionIcon size="lg" aria-label={copy} onClick={onCopy}>
              <IconCopy size={17} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
    </div>
  );
}

type ClockProps = {
  label: string;
  wrong: boolean;
  value: string;
  minutes: (clock: string) => number | null;
  onChange: (clock: string) => void;
};

/** A time of day on 24 hours, whatever the browser's language; written out once it is left. */
function Clock({ label, wrong, value, minutes, onChange }: ClockProps) {
  return (
    <TextInput
      className={classes.time}
      aria-label={label}
      autoComplete="off"
      maxLength={5}
      error={wrong}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => {
        const known = minutes(value);
        if (known !== null && clockFrom(known) !== value) onChange(clockFrom(known));
      }}
    />
  );
}
