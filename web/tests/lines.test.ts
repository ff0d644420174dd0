import { describe, expect, it } from 'vitest';
import { bodyOf, emptyDraft, missingOf, totalOf, withProduct } from '../src/features/crm/model/lines';

const bike = { id: 'p1', name: 'Cargo bike', price: 2_500_000, currency: 'DKK' };

describe('lines of a deal', () => {
  it('come to what the server counts, halves up', () => {
    const of = (quantity: number, unitPrice: number, discount: number | null = null) =>
      totalOf({ ...emptyDraft(), quantity, unitPrice, discount });
    expect(of(3, 49_900, 10)).toBe(134_730);
    expect(of(0.5, 1)).toBe(1);
    expect(of(1.005, 1000)).toBe(1005);
    expect(of(1, 99_999, 33.33)).toBe(66_669);
    expect(of(1.333, 80_001)).toBe(106_641);
    expect(totalOf(emptyDraft())).toBeNull();
  });

  it('take name and price of a product, but keep what somebody wrote', () => {
    const chosen = withProduct(emptyDraft(), bike, 'DKK');
    expect(chosen).toMatchObject({ productId: 'p1', description: 'Cargo bike', unitPrice: 2_500_000 });
    const other = withProduct(chosen, { ...bike, id: 'p2', name: 'Trailer', price: 100 }, 'DKK');
    expect(other).toMatchObject({ description: 'Trailer', unitPrice: 100 });
    const worded = withProduct({ ...chosen, description: 'Red bike' }, { ...bike, name: 'Trailer' }, 'DKK');
    expect(worded.description).toBe('Red bike');
  });

  it('ask for a price where the product has one in another currency', () => {
    const foreign = withProduct(emptyDraft(), { ...bike, currency: 'EUR' }, 'DKK');
    expect(missingOf(foreign)).toEqual(['unitPrice']);
    expect(missingOf(emptyDraft())).toEqual(['description', 'unitPrice']);
    expect(missingOf({ ...withProduct(emptyDraft(), bike, 'DKK'), quantity: 0 })).toEqual(['quantity']);
    expect(bodyOf(withProduct(emptyDraft(), bike, 'DKK'))).toEqual({
      productId: 'p1',
      description: 'Cargo bike',
      quantity: 1,
      unitPrice: 2_500_000,
      discount: 0,
    });
  });
});
