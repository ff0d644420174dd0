const MINUTE = 60_000;

/** The last hour minute by minute, with those in which nothing came. */
export function minutesOf(
  known: { at: string; count: number }[],
  now: number,
): { at: number; count: number }[] {
  const counts = new Map(known.map(({ at, count }) => [Date.parse(at), count]));
  const last = Math.floor(now / MINUTE) * MINUTE;
  return Array.from({ length: 60 }, (_, index) => {
    const at = last - (59 - index) * MINUTE;
    return { at, count: counts.get(at) ?? 0 };
  });
}
