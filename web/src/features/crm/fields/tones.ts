/** Colours of choices; the words beside them say the same. */
const TONES: Record<string, Record<string, string>> = {
  status: {
    new: 'fjord',
    contacted: 'plum',
    qualified: 'amber',
    unqualified: 'gray',
    converted: 'fjord',
    open: 'fjord',
    won: 'fjord',
    lost: 'gray',
  },
  qualification: { pending: 'gray', qualified: 'fjord', nurture: 'plum', review: 'amber', blocked: 'red' },
  consent: { unknown: 'gray', given: 'fjord', withdrawn: 'red' },
};

export const toneOf = (field: string, value: string) => TONES[field]?.[value] ?? 'gray';

/** How good a score is. */
export function scoreTone(score: number): string {
  if (score >= 60) return 'fjord';
  return score >= 30 ? 'amber' : 'gray';
}
