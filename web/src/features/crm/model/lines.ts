import type { DealLines, DealLinesBody } from '../../../api/types';

export type Line = DealLines['items'][number];
export type NewLine = DealLinesBody['lines'][number];

/** A line while it is written; numbers that nobody has given yet are `null`. */
export type Draft = {
  /** Tells drafts apart; the API knows nothing of it. */
  key: string;
  productId: string | null;
  productName: string | null;
  description: string;
  quantity: number | null;
  /** In the smallest units of the deal's currency. */
  unitPrice: number | null;
  discount: number | null;
};

export const MOST_LINES = 200;

let made = 0;
const key = () => `line-${++made}`;

export const emptyDraft = (): Draft => ({
  key: key(),
  productId: null,
  productName: null,
  description: '',
  quantity: 1,
  unitPrice: null,
  discount: null,
});

export const draftOf = (line: Line): Draft => ({
  key: key(),
  productId: line.productId,
  productName: line.productName,
  description: line.description,
  quantity: line.quantity,
  unitPrice: line.unitPrice,
  discount: line.discount || null,
});

/** What a line comes to, halves rounded up, as the server counts it; `null` until it can be told. */
export function totalOf({ quantity, unitPrice, discount }: Draft): number | null {
  if (quantity === null || unitPrice === null) return null;
  const exact =
    BigInt(Math.round(quantity * 1000)) *
    BigInt(Math.round(unitPrice)) *
    BigInt(Math.round((100 - (discount ?? 0)) * 100));
  return Number((exact + 5_000_000n) / 10_000_000n);
}

/** What the product gives a line: its name where nothing else was written, and its price in the deal's currency. */
export function withProduct(
  draft: Draft,
  product: { id: string; name: string; price?: unknown; currency?: unknown } | null,
  currency: string,
): Draft {
  if (!product) return { ...draft, productId: null, productName: null };
  const kept = draft.description.trim() !== '' && draft.description !== draft.productName;
  const priced = product.currency === currency && typeof product.price === 'number';
  return {
    ...draft,
    productId: product.id,
    productName: product.name,
    description: kept ? draft.description : product.name,
    unitPrice: priced ? Number(product.price) : null,
  };
}

export type Missing = 'description' | 'quantity' | 'unitPrice';

/** What keeps a line from being saved. */
export function missingOf(draft: Draft): Missing[] {
  const missing: Missing[] = [];
  if (draft.description.trim() === '') missing.push('description');
  if (draft.quantity === null || draft.quantity <= 0) missing.push('quantity');
  if (draft.unitPrice === null) missing.push('unitPrice');
  return missing;
}

export const bodyOf = (draft: Draft): NewLine => ({
  productId: draft.productId,
  description: draft.description.trim(),
  quantity: draft.quantity ?? 0,
  unitPrice: draft.unitPrice,
  discount: draft.discount ?? 0,
});
