import { describe, expect, it } from 'vitest';
import { da } from '../src/i18n/da';
import { en } from '../src/i18n/en';
import { fill, languageOf, type TextKey, translator } from '../src/i18n/text';

const keys = Object.keys(en) as TextKey[];
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('dictionaries', () => {
  it('have the same keys', () => {
    expect(Object.keys(da).sort()).toEqual([...keys].sort());
  });

  it('have no empty text', () => {
    for (const key of keys) {
      expect(en[key].trim(), key).not.toBe('');
      expect(da[key].trim(), key).not.toBe('');
    }
  });

  it('use the same placeholders', () => {
    for (const key of keys) expect(placeholders(da[key]), key).toEqual(placeholders(en[key]));
  });

  it('translate every sentence', () => {
    const same = keys.filter((key) => en[key].split(' ').length > 3 && en[key] === da[key]);
    expect(same).toEqual([]);
  });
});

describe('translator', () => {
  it('puts values into the text of its language', () => {
    expect(translator('en')('thread.personAnswers', { name: 'Ida' })).toBe('Ida answers this customer');
    expect(translator('da')('thread.personAnswers', { name: 'Ida' })).toBe('Ida svarer kunden');
  });

  it('leaves a placeholder without a value readable', () => {
    expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}');
  });

  it('never reads a value as a placeholder', () => {
    expect(fill('{a}', { a: '{b}', b: 'x' })).toBe('{b}');
  });
});

describe('languageOf', () => {
  it('reads browser and profile tags', () => {
    expect(languageOf('da-DK')).toBe('da');
    expect(languageOf('nb_NO')).toBe('da');
    expect(languageOf('en')).toBe('en');
    expect(languageOf('de')).toBeNull();
    expect(languageOf(null)).toBeNull();
  });
});
