import { describe, expect, it } from 'vitest';
import type { CannedAnswer, Macro } from '../src/api/types';
import { filled, fits, inserted, SHORTCUT } from '../src/features/desk/canned';
import { blank, CHANGES, changeOf, draftOf, moved, problemOf } from '../src/features/desk/changes';
import { danishHolidays, holidayName, isDate, withDates } from '../src/features/desk/holidays';
import { macroInWords } from '../src/features/desk/inWords';
import {
  isPromisable,
  levelsFrom,
  minutesOf,
  minutesOfDay,
  promisedFrom,
  promisesFrom,
  promisesInWords,
  workingTime,
} from '../src/features/desk/promises';
import * as week from '../src/features/desk/week';
import { translator } from '../src/i18n/text';

const en = translator('en');
const da = translator('da');

describe('Danish public holidays', () => {
  const dates = (year: number) =>
    Object.fromEntries(danishHolidays(year).map(({ name, date }) => [name, date]));

  it('move with Easter', () => {
    expect(dates(2026)).toEqual({
      newYear: '2026-01-01',
      maundyThursday: '2026-04-02',
      goodFriday: '2026-04-03',
      easterSunday: '2026-04-05',
      easterMonday: '2026-04-06',
      ascension: '2026-05-14',
      whitSunday: '2026-05-24',
      whitMonday: '2026-05-25',
      christmasDay: '2026-12-25',
      secondChristmasDay: '2026-12-26',
    });
  });

  it('have Easter on its day, early, late and where the rules have exceptions', () => {
    const easters = {
      1954: '04-18',
      1981: '04-19',
      2008: '03-23',
      2024: '03-31',
      2027: '03-28',
      2038: '04-25',
    };
    for (const [year, day] of Object.entries(easters)) {
      expect(dates(Number(year)).easterSunday).toBe(`${year}-${day}`);
    }
  });

  it('had Great Prayer Day until 2023', () => {
    expect(dates(2023).prayerDay).toBe('2023-05-05');
    expect(dates(2024).prayerDay).toBeUndefined();
    expect(holidayName('2024-04-26')).toBeNull();
  });

  it('come in order and are known by their date', () => {
    const all = danishHolidays(2027).map(({ date }) => date);
    expect(all).toEqual([...all].sort());
    expect(holidayName('2027-05-06')).toBe('ascension');
    expect(holidayName('2027-05-07')).toBeNull();
  });

  it('are added once to what is there', () => {
    expect(withDates(['2026-12-24', '2026-01-01'], ['2026-12-25', '2026-01-01'])).toEqual([
      '2026-01-01',
      '2026-12-24',
      '2026-12-25',
    ]);
  });

  it('are dates that the calendar has', () => {
    expect(isDate('2028-02-29')).toBe(true);
    for (const text of ['2027-02-29', '2027-13-01', '1 May', '', '2027-2-1']) {
      expect(isDate(text), text).toBe(false);
    }
  });
});

describe('a week', () => {
  const office = [0, 1, 2, 3, 4].map(() => [[480, 960]]);

  it('goes through the form unchanged', () => {
    const hours = [
      ...office.slice(0, 4),
      [
        [480, 720],
        [780, 900],
      ],
      [],
      [[0, 1440]],
    ];
    expect(week.weekFrom(week.draftFrom(hours))).toEqual(hours);
  });

  it('takes times as people type them', () => {
    const typed = { '8': 480, '08:30': 510, '8.30': 510, '830': 510, '1200': 720, '24:00': 1440, ' 9 ': 540 };
    for (const [text, minutes] of Object.entries(typed)) expect(week.minutesFrom(text), text).toBe(minutes);
    for (const text of ['', 'noon', '24:01', '25', '8:60', '8:3', '-8']) {
      expect(week.minutesFrom(text), text).toBeNull();
    }
    expect(week.endFrom('0')).toBe(1440);
  });

  it('is put in order', () => {
    const day = [week.span('13:00', '17:00'), week.span('08:00', '12:00')];
    expect(week.problemOf(day)).toBeNull();
    expect(week.weekFrom([day])).toEqual([
      [
        [480, 720],
        [780, 1020],
      ],
    ]);
  });

  it('says what is wrong with a day', () => {
    expect(week.problemOf([])).toBeNull();
    expect(week.problemOf([week.span('20:00', '00:00')])).toBeNull();
    expect(week.problemOf([week.span('08:00', '')])).toBe('incomplete');
    expect(week.problemOf([week.span('22:00', '06:00')])).toBe('order');
    expect(week.problemOf([week.span('08:00', '12:00'), week.span('11:59', '13:00')])).toBe('overlap');
    expect(week.problemOf([week.span('08:00', '12:00'), week.span('12:00', '13:00')])).toBeNull();
  });

  it('copies one day to the weekdays and leaves the weekend', () => {
    const draft = week.draftFrom([[[540, 1020]], [], [], [], [], [[600, 840]], []]);
    const copied = week.copyToWeekdays(draft, 0);
    expect(week.weekFrom(copied)).toEqual([...Array(5).fill([[540, 1020]]), [[600, 840]], []]);
    const keys = copied.flat().map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('offers a further span that fits', () => {
    for (const day of [[], [week.span('08:00', '12:00')], [week.span('08:00', '22:30')]]) {
      expect(week.problemOf([...day, week.nextSpan(day)])).toBeNull();
    }
  });

  it('reads like a sign on a door', () => {
    expect(week.weekInWords([...office, [[600, 840]], []], 'en')).toEqual([
      'Mon–Fri 08:00–16:00',
      'Sat 10:00–14:00',
    ]);
    expect(week.weekInWords(Array(7).fill([[0, 1440]]), 'en')).toEqual(['Mon–Sun 00:00–24:00']);
    expect(week.weekInWords([[], [], [], [], [], [], []], 'da')).toEqual([]);
  });
});

describe('service levels', () => {
  const office = [...Array(4).fill([[480, 960]]), [[480, 900]], [], []];

  it('know a usual working day', () => {
    expect(minutesOfDay(office)).toBe(480);
    expect(minutesOfDay(null)).toBe(1440);
    expect(minutesOfDay([[], [], [], [], [], [], []])).toBe(1440);
  });

  it('are shown in the largest unit without a fraction', () => {
    expect(promisedFrom(45, 480)).toEqual({ amount: 45, unit: 'minutes' });
    expect(promisedFrom(240, 480)).toEqual({ amount: 4, unit: 'hours' });
    expect(promisedFrom(960, 480)).toEqual({ amount: 2, unit: 'days' });
    expect(promisedFrom(null, 480)).toEqual({ amount: '', unit: 'hours' });
  });

  it('become minutes again', () => {
    expect(minutesOf({ amount: 1.5, unit: 'hours' }, 480)).toBe(90);
    expect(minutesOf({ amount: 2, unit: 'days' }, 480)).toBe(960);
    expect(minutesOf({ amount: '', unit: 'days' }, 480)).toBeNull();
    const levels = { critical: { firstResponse: 15, resolution: 240 }, low: { resolution: 2400 } };
    const read = { critical: levels.critical, low: { firstResponse: null, resolution: 2400 } };
    expect(levelsFrom(promisesFrom(read, 480), 480)).toEqual(levels);
  });

  it('refuse what cannot be promised', () => {
    expect(isPromisable({ amount: 0, unit: 'hours' }, 480)).toBe(false);
    expect(isPromisable({ amount: 366, unit: 'days' }, 1440)).toBe(false);
    expect(isPromisable({ amount: 365, unit: 'days' }, 1440)).toBe(true);
    expect(isPromisable({ amount: '', unit: 'hours' }, 480)).toBe(true);
  });

  it('are said in short', () => {
    expect(workingTime(90, 480, en)).toBe('1 h 30 min');
    expect(workingTime(960, 480, en)).toBe('2 d');
    expect(workingTime(15, 480, da)).toBe('15 min.');
    expect(promisesInWords({ firstResponse: 15, resolution: 960 }, 480, en)).toBe(
      'first response 15 min, resolution 2 d',
    );
    expect(promisesInWords({ firstResponse: null, resolution: 60 }, 480, da)).toBe('løsning 1 t.');
  });
});

describe('canned answers', () => {
  const answer: CannedAnswer = {
    id: 'a',
    shortcut: 'retur',
    title: 'Sådan returneres varer',
    content: { da: 'Hej {{customer}}', en: 'Hello {{customer}}' },
  };

  it('get their names put in, whatever the names are', () => {
    expect(filled('Hej {{customer}}, hilsen {{me}}', { customer: '$& {{me}}', me: 'Ida' })).toBe(
      'Hej $& Ida, hilsen Ida',
    );
    expect(filled('{{other}}', { customer: 'A', me: 'B' })).toBe('{{other}}');
  });

  it('take a name at the caret', () => {
    expect(inserted('Hej !', '{{me}}', 4, 4)).toEqual({ text: 'Hej {{me}}!', caret: 10 });
    expect(inserted('Hej du!', '{{me}}', 4, 6)).toEqual({ text: 'Hej {{me}}!', caret: 10 });
  });

  it('are found by shortcut, title and words', () => {
    for (const query of ['', '/ret', 'VARER', 'hello retur']) expect(fits(answer, query), query).toBe(true);
    expect(fits(answer, 'hello faktura')).toBe(false);
  });

  it('have shortcuts that can be typed', () => {
    for (const good of ['retur', 'åbning-2', '3_dage']) expect(SHORTCUT.test(good), good).toBe(true);
    for (const bad of ['', 'Retur', '-x', 'a b', 'a'.repeat(51)]) expect(SHORTCUT.test(bad), bad).toBe(false);
  });
});

describe('macros', () => {
  const changes: Macro['changes'] = [
    { type: 'assign', personId: null, me: true },
    { type: 'assign', personId: 'p1', me: false },
    { type: 'assign', personId: null, me: false },
    { type: 'add_tags', tags: ['refund', 'vip'] },
    { type: 'remove_tags', tags: ['new'] },
    { type: 'set_priority', priority: 'high' },
    { type: 'set_queue', queueId: 'q1' },
    { type: 'reply', content: 'We are on it.', cannedAnswerId: null },
    { type: 'reply', content: null, cannedAnswerId: 'a1' },
    { type: 'note', content: 'Called them.' },
    { type: 'wait' },
    { type: 'hand_back' },
    { type: 'resolve', notes: null },
    { type: 'resolve', notes: 'Money sent.' },
  ];
  const names = {
    queue: (id: string) => (id === 'q1' ? 'Payments' : null),
    person: (id: string) => (id === 'p1' ? 'Ida' : null),
    answer: (id: string) => (id === 'a1' ? 'Refund' : null),
  };
  /** What is empty may be left out on the way to the server. */
  const sent = (change: object) =>
    Object.fromEntries(Object.entries(change).filter(([, value]) => value !== null));

  it('go through the form unchanged, every kind of change', () => {
    expect(new Set(changes.map(({ type }) => type))).toEqual(new Set(CHANGES));
    for (const change of changes) expect(changeOf(draftOf(change))).toEqual(sent(change));
    for (const change of changes) expect(problemOf(draftOf(change))).toBeNull();
  });

  it('say which field is missing', () => {
    const wrong = (draft: ReturnType<typeof blank>) => problemOf(draft);
    expect(wrong(blank('add_tags'))).toEqual({ field: 'tags', problem: 'required' });
    expect(wrong({ ...blank('add_tags'), tags: ['x'.repeat(51)] })?.problem).toBe('tags');
    expect(wrong(blank('set_queue'))?.field).toBe('queueId');
    expect(wrong(blank('reply'))?.field).toBe('text');
    expect(wrong({ ...blank('reply'), replyWith: 'canned' })?.field).toBe('cannedAnswerId');
    expect(wrong({ ...blank('note'), text: '  ' })?.problem).toBe('required');
    expect(wrong({ ...blank('note'), text: 'x'.repeat(5001) })?.problem).toBe('tooLong');
    expect(wrong(blank('resolve'))).toBeNull();
  });

  it('move a change up and down', () => {
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  });

  it('are told in a sentence', () => {
    const some = [changes[3], changes[8], changes[10]].filter((change) => change !== undefined);
    expect(macroInWords(some, names, 'en', en)).toBe(
      'Adds “refund” and “vip”, replies with “Refund” and waits for the customer.',
    );
    expect(macroInWords(some, names, 'da', da)).toBe(
      'Tilføjer “refund” og “vip”, svarer med “Refund” og venter på kunden.',
    );
    expect(macroInWords([], names, 'en', en)).toBe('');
  });

  it('name what was deleted, and quote only the beginning', () => {
    const long = { type: 'note', content: `${'word '.repeat(40)}end` } as const;
    const told = macroInWords([{ type: 'set_queue', queueId: 'gone' }, long], names, 'en', en);
    expect(told).toMatch(/^Moves it to \(deleted\)/);
    expect(told).not.toContain('end');
    for (const change of changes) expect(macroInWords([change], names, 'da', da)).not.toContain('{');
  });
});
