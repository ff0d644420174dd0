import { Button, CloseButton, Group, Input, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useI18n } from '../../i18n/context';
import type { Language } from '../../i18n/text';
import classes from './desk.module.css';
import { danishHolidays, holidayName, isDate, withDates } from './holidays';

/** Years whose holidays can be added: this one and those ahead. */
const YEARS = 4;

type Props = { dates: string[]; error: ReactNode; onChange: (dates: string[]) => void };

/** Dates on which nobody works, one by one or a year of Danish public holidays at a time. */
export function HolidayFields({ dates, error, onChange }: Props) {
  const { t, language } = useI18n();
  const thisYear = new Date().getFullYear();
  const [date, setDate] = useState('');
  const [year, setYear] = useState(thisYear);
  const add = () => {
    if (!isDate(date)) return;
    onChange(withDates(dates, [date]));
    setDate('');
  };
  return (
    <Input.Wrapper
      labelElement="div"
      label={t('desk.hours.holidays')}
      description={t('desk.hours.danishHint')}
      error={error}
    >
      <Stack gap="sm" mt={6}>
        <Group gap="xs" align="flex-end">
          <NativeSelect
            label={t('desk.hours.year')}
            data={Array.from({ length: YEARS }, (_, ahead) => String(thisYear + ahead))}
            value={String(year)}
            onChange={(event) => setYear(Number(event.currentTarget.value))}
          />
          <Button
            variant="default"
            leftSection={<IconCalendarPlus size={16} aria-hidden="true" />}
            onClick={() =>
              onChange(
                withDates(
                  dates,
                  danishHolidays(year).map((holiday) => holiday.date),
                ),
              )
            }
          >
            {t('desk.hours.addDanish')}
          </Button>
        </Group>
        <Group gap="xs" align="flex-end">
          <TextInput
            type="date"
            label={t('desk.hours.date')}
            value={date}
            onChange={(event) => setDate(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
          />
          <Button variant="default" disabled={!isDate(date)} onClick={add}>
            {t('desk.hours.addDate')}
          </Button>
        </Group>
        {dates.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('desk.hours.noHolidays')}
          </Text>
        )}
        <ul className={classes.chips}>
          {dates.map((each) => {
            const name = holidayName(each);
            const label = dayLabel(each, language);
            return (
              <li key={each} className={classes.chip}>
                <span>
                  <span className="tk-tabular">{label}</span>
                  {name && ` · ${t(`desk.holiday.${name}`)}`}
                </span>
                <CloseButton
                  size="sm"
                  aria-label={t('desk.hours.removeDate', { date: label })}
                  onClick={() => onChange(dates.filter((other) => other !== each))}
                />
              </li>
            );
          })}
        </ul>
      </Stack>
    </Input.Wrapper>
  );
}

function dayLabel(date: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(`${date}T00:00:00Z`));
}
