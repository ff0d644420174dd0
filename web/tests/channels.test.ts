import { describe, expect, it } from 'vitest';
import { keptFor } from '../src/features/channels/kept';
import { minutesOf } from '../src/features/channels/rate';
import { translator } from '../src/i18n/text';

describe('a channel', () => {
  it('says how long it keeps messages in a unit that people read', () => {
    const t = translator('en');
    expect(keptFor(7 * 86_400, t)).toBe('7 days');
    expect(keptFor(7200, t)).toBe('2 hours');
    expect(keptFor(60, t)).toBe('1 minutes');
  });

  it('draws the minutes in which nothing came, too', () => {
    const now = Date.parse('2026-11-23T12:34:56Z');
    const minutes = minutesOf([{ at: '2026-11-23T12:33:00Z', count: 7 }], now);
    expect(minutes).toHaveLength(60);
    expect(minutes.at(-2)).toEqual({ at: Date.parse('2026-11-23T12:33:00Z'), count: 7 });
    expect(minutes.filter(({ count }) => count > 0)).toHaveLength(1);
  });
});
