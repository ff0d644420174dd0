/** How much the mood has to move to be worth a word. */
const MOVED = 0.25;
const LATEST = 2;

/** Whether the last messages are better or worse than those before; null where there are too few to say. */
export function trend(moods: number[]): 'better' | 'worse' | 'steady' | null {
  if (moods.length < LATEST + 1) return null;
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const moved = mean(moods.slice(-LATEST)) - mean(moods.slice(0, -LATEST));
  if (moved > MOVED) return 'better';
  return moved < -MOVED ? 'worse' : 'steady';
}
