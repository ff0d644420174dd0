/** The public holidays of Denmark, and dates as `YYYY-MM-DD`. */

const DAY_MS = 86_400_000;
/** Great Prayer Day was kept for the last time in 2023. */
const LAST_PRAYER_DAY = 2023;

/** Easter Sunday, in milliseconds UTC: the Gregorian computus of Meeus, Astronomical Algorithms, chapter 8. */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1);
}

function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

const AROUND_EASTER = {
  maundyThursday: -3,
  goodFriday: -2,
  easterSunday: 0,
  easterMonday: 1,
  prayerDay: 26,
  ascension: 39,
  whitSunday: 49,
  whitMonday: 50,
} as const;
const FIXED = { newYear: '01-01', christmasDay: '12-25', secondChristmasDay: '12-26' } as const;

export type HolidayName = keyof typeof AROUND_EASTER | keyof typeof FIXED;

/** In order of their dates. */
export function danishHolidays(year: number): { date: string; name: HolidayName }[] {
  const sunday = easter(year);
  const moving = (Object.keys(AROUND_EASTER) as (keyof typeof AROUND_EASTER)[])
    .filter((name) => name !== 'prayerDay' || year <= LAST_PRAYER_DAY)
    .map((name) => ({ date: dateOf(sunday + AROUND_EASTER[name] * DAY_MS), name }));
  const fixed = (Object.keys(FIXED) as (keyof typeof FIXED)[]).map((name) => ({
    date: `${year}-${FIXED[name]}`,
    name,
  }));
  return [...moving, ...fixed].sort((a, b) => a.date.localeCompare(b.date));
}

/** What the day is called, if it is one of them. */
export function holidayName(date: string): HolidayName | null {
  return danishHolidays(Number(date.slice(0, 4))).find((holiday) => holiday.date === date)?.name ?? null;
}

/** Whether the text is a date that the calendar has. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && dateOf(ms) === text;
}

/** Both lists in order, each date once. */
export function withDates(dates: string[], more: string[]): string[] {
  return [...new Set([...dates, ...more])].sort();
}
