import { describe, expect, it } from 'vitest';
import * as format from '../src/i18n/format';

/** Intl puts no-break spaces where a person types a plain one. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('numbers', () => {
  it('follow the language', () => {
    expect(format.formatNumber(1234.5, 'da', 1)).toBe('1.234,5');
    expect(format.formatNumber(1234.5, 'en', 1)).toBe('1,234.5');
    expect(plain(format.formatPercent(0.913, 'da', 1))).toBe('91,3 %');
    expect(format.formatPercent(0.913, 'en')).toBe('91%');
  });
});

describe('durations', () => {
  it('use the unit that fits', () => {
    expect(format.formatDuration(340, 'en')).toBe('340 ms');
    expect(format.formatDuration(12_400, 'da')).toBe('12,4 s');
    expect(format.formatDuration(185_000, 'en')).toBe('3 min 5 s');
  });

  it('carry a rounded minute over', () => {
    expect(format.formatDuration(119_700, 'en')).toBe('2 min 0 s');
  });

  it('say nothing of impossible ones', () => {
    expect(format.formatDuration(Number.NaN, 'en')).toBe('–');
    expect(format.formatDuration(-1, 'en')).toBe('–');
  });
});

describe('sizes', () => {
  it('count in decimal units', () => {
    expect(format.formatBytes(999, 'en')).toBe('999 B');
    expect(format.formatBytes(1_117_320_736, 'en')).toBe('1.1 GB');
    expect(format.formatBytes(118_412_397, 'da')).toBe('118,4 MB');
  });
});

describe('relative times', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  const at = (iso: string, language: 'da' | 'en') => plain(format.formatRelative(iso, language, now));

  it('go from seconds to days', () => {
    expect(at('2026-11-21T11:59:40Z', 'en')).toBe('now');
    expect(at('2026-11-21T11:57:00Z', 'en')).toMatch(/^3 min\.? ago$/);
    expect(at('2026-11-21T10:00:00Z', 'da')).toBe('2 timer siden');
    expect(at('2026-11-20T11:00:00Z', 'en')).toBe('yesterday');
  });

  it('become a date beyond a week', () => {
    expect(at('2026-10-01T12:00:00Z', 'en')).toMatch(/1 Oct 2026/);
  });

  it('survive a broken time', () => {
    expect(at('soon', 'en')).toBe('–');
    expect(format.formatDateTime('soon', 'en')).toBe('–');
  });
});
