import { describe, expect, it } from 'vitest';
import { summarise } from '../src/features/overview/summarise';
import { conversation, run } from './fixtures';

const now = Date.parse('2026-11-21T12:00:00');

describe('the overview', () => {
  it('counts what the lists hold', () => {
    const summary = summarise(
      [
        conversation({ id: '1', status: 'escalated', escalated: true, escalationReason: 'low_confidence' }),
        conversation({ id: '2', aiConfidenceAvg: 0.5 }),
        conversation({ id: '3', status: 'resolved', resolutionType: 'automated', aiConfidenceAvg: 1 }),
        conversation({ id: '4', status: 'resolved', resolutionType: 'human' }),
      ],
      [run(), run({ id: 'r2', state: 'failed' })],
      500,
      now,
    );
    expect(summary).toMatchObject({
      needsPerson: 1,
      open: 2,
      automated: 0.5,
      confidence: 0.75,
      partial: false,
    });
    expect(summary.reasons).toEqual([{ reason: 'low_confidence', count: 1 }]);
    expect(summary.runsByState).toEqual([
      { state: 'completed', count: 1 },
      { state: 'failed', count: 1 },
    ]);
  });

  it('has a place for each of seven days, today last', () => {
    const today = conversation({ startedAt: new Date(now).toISOString(), escalated: true });
    const { days } = summarise([today], null, 500, now);
    expect(days).toHaveLength(7);
    expect(days.at(-1)).toMatchObject({ started: 1, escalated: 1 });
  });

  it('claims no share of nothing and says when it has not seen all', () => {
    const empty = summarise([], null, 500, now);
    expect(empty).toMatchObject({ automated: null, confidence: null, runsByState: null });
    expect(summarise([conversation()], null, 1, now).partial).toBe(true);
  });
});
