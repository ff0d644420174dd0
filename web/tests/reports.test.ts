import { describe, expect, test } from 'vitest';
import { cell, toCsv } from '../src/features/reports/csv';
import { change } from '../src/features/reports/measures';
import { addDays, daysOf, reportSearch } from '../src/features/reports/range';

describe('the range', () => {
  test('is 30 days with today unless the address says otherwise', () => {
    expect(daysOf({}, '2026-03-01')).toEqual({ from: '2026-01-31', to: '2026-03-01' });
    expect(daysOf({ days: 7 }, '2026-03-01').from).toBe('2026-02-23');
    const own = { from: '2026-01-01', to: '2026-01-02' };
    expect(daysOf(own, '2026-03-01')).toEqual(own);
  });

  test('days are counted over a change of the clock', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-10-26', -2)).toBe('2026-10-24');
  });

  test('nonsense in the address is left out', () => {
    expect(reportSearch({ days: 12, from: 'x', interval: 'hour', by: 'customer' })).toEqual({});
    expect(reportSearch({ days: 90 }).days).toBe(90);
  });
});

test('a change is a share of what was, where there was something', () => {
  expect(change(15, 10)).toBe(0.5);
  expect(change(1, 0)).toBeNull();
  expect(change(null, 3)).toBeNull();
});

test('a cell is never a formula, and quotes are doubled', () => {
  expect(cell('=1+1')).toBe("'=1+1");
  expect(cell('@a,b')).toBe('"\'@a,b"');
  expect(cell(-2)).toBe('-2');
  expect(toCsv([['a "b"', null, 1]])).toBe('\ufeff"a ""b""",,1\r\n');
});
