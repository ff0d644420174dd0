const DAY_MS = 86_400_000;

/** Days until something lapses, begun ones counted whole; null when it never does. */
export function daysLeft(expiresAt: string | null, now: number): number | null {
  if (expiresAt === null) return null;
  return Math.max(1, Math.ceil((Date.parse(expiresAt) - now) / DAY_MS));
}
