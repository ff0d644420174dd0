import { describe, expect, it } from 'vitest';
import { added, narrowed, readGroups, removed } from '../src/features/crm/model/filter';
import { changeOf, fieldsOf, fieldValue, type RecordRow } from '../src/features/crm/model/kinds';
import { formatMoney, formatWorth, toMajor, toMinor } from '../src/features/crm/model/money';
import { pagesOf } from '../src/features/crm/model/pages';
import { listSearch } from '../src/features/crm/model/search';
import { fieldKeyOf, keyed, keyOf, moved, stagesOf } from '../src/features/crm/setup/stages';

const plain = (text: string) => text.replaceAll(/\s/g, ' ');

describe('money', () => {
  it('is kept in the smallest units of its currency', () => {
    expect(toMinor(19.99, 'DKK')).toBe(1999);
    expect(toMinor(500, 'JPY')).toBe(500);
    expect(toMajor(1999, 'EUR')).toBe(19.99);
  });

  it('shows fractions only where there are some', () => {
    expect(plain(formatMoney(5_000_000, 'DKK', 'da'))).toBe('50.000 kr.');
    expect(plain(formatMoney(1_950, 'DKK', 'da'))).toBe('19,50 kr.');
    expect(plain(formatMoney(100, 'no currency', 'en'))).toBe('1 no currency');
  });

  it('adds nothing across currencies', () => {
    expect(plain(formatWorth({ DKK: 100, EUR: 200, SEK: 0 }, 'en'))).toBe('DKK 1 + €2');
  });
});

describe('conditions', () => {
  const one = { field: 'status', test: 'in', value: ['new'] } as const;
  const two = { field: 'score', test: 'atLeast', value: 60 } as const;

  it('join the last group, or begin one', () => {
    expect(added([], one, false)).toEqual([[one]]);
    expect(added([[one]], two, false)).toEqual([[one, two]]);
    expect(added([[one]], two, true)).toEqual([[one], [two]]);
  });

  it('leave no empty group behind', () => {
    expect(removed([[one], [two]], 0, 0)).toEqual([[two]]);
  });

  it('hold in every group when a board asks for one of its columns', () => {
    expect(narrowed([[one], [two]], two)).toEqual([
      [one, two],
      [two, two],
    ]);
    expect(narrowed([], two)).toEqual([[two]]);
  });

  it('are read from an address, whatever it says', () => {
    expect(readGroups([[one, { field: 1 }, 'x'], 'y', []])).toEqual([[one]]);
    expect(readGroups('nonsense')).toBeUndefined();
    expect(listSearch({ q: 42, layout: 'other', columns: ['name', 3] })).toMatchObject({
      q: '42',
      layout: undefined,
      columns: ['name'],
    });
  });
});

describe('fields', () => {
  const own = {
    id: '1',
    kind: 'lead',
    key: 'size',
    label: { da: 'Størrelse', en: 'Size' },
    type: 'number' as const,
    options: [],
    required: false,
    position: 0,
  };

  it('of the tenant stand beside those of the product', () => {
    const field = fieldsOf('lead', [own, { ...own, kind: 'deal' }]).at(-1);
    expect(field?.name).toBe('data.size');
    const record = { data: { size: 4 }, name: 'Ida' } as unknown as RecordRow;
    expect(fieldValue(record, { name: 'data.size' })).toBe(4);
    expect(fieldValue(record, { name: 'name' })).toBe('Ida');
    expect(changeOf({ name: 'data.size' }, 5)).toEqual({ data: { size: 5 } });
  });

  it('get keys that the API takes', () => {
    expect(keyOf('Første møde', [])).toBe('foerste_moede');
    expect(keyOf('3. tilbud', [])).toBe('s_3_tilbud');
    expect(keyOf('Tilbud', ['tilbud', 'tilbud_2'])).toBe('tilbud_3');
    expect(fieldKeyOf('Shoe size')).toBe('shoeSize');
  });
});

describe('stages', () => {
  it('keep the keys that deals carry, and make others', () => {
    const stages = stagesOf(null, 'Won', 'Lost').map((stage, at) =>
      at === 0 ? { ...stage, name: 'Won' } : stage,
    );
    expect(keyed(stages).map(({ key }) => key)).toEqual(['won_2', 'won', 'lost']);
  });

  it('change places', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  });
});

it('a table asks for the pages in sight and for those next to them', () => {
  expect(pagesOf(0, 20, 100_000)).toEqual([0]);
  expect(pagesOf(20, 45, 100_000)).toEqual([0, 1]);
  expect(pagesOf(51_230, 51_260, 100_000)).toEqual([511, 512, 513]);
  expect(pagesOf(99_970, 99_999, 100_000)).toEqual([999]);
  expect(pagesOf(0, 0, 0)).toEqual([0]);
});
