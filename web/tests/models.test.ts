import { expect, test } from 'vitest';
import type { ModelUsage } from '../src/api/types';
import { begun, events, speedOf, withPiece } from '../src/features/models/answer';
import { daysOf, drawn, OTHERS } from '../src/features/models/usage';

test('events are read however the bytes are cut', async () => {
  const bytes = new TextEncoder().encode(': on\n\ndata: {"a":"ø"}\r\n\r\ndata: [DONE]\n\n');
  for (let size = 1; size <= bytes.length; size += 1) {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
        controller.close();
      },
    });
    const read: string[] = [];
    for await (const data of events(body)) read.push(data);
    expect(read).toEqual(['{"a":"ø"}', '[DONE]']);
  }
});

test('the speed counts from the first word, and an error ends the answer', () => {
  let answer = withPiece(begun('m'), { choices: [{ delta: {} }] }, 100);
  expect(answer.state).toBe('waiting');
  answer = withPiece(answer, { choices: [{ delta: { content: 'Hej' } }] }, 500);
  answer = withPiece(answer, { choices: [{ finish_reason: 'length' }] }, 900);
  answer = withPiece(answer, { usage: { prompt_tokens: 5, completion_tokens: 20 } }, 1_000);
  expect(answer).toMatchObject({ text: 'Hej', firstMs: 500, cut: true, state: 'writing' });
  expect(speedOf({ ...answer, tookMs: 2_500 })).toBe(10);
  expect(() => withPiece(answer, { error: { message: 'gone' } }, 1)).toThrow();
});

test('usage is drawn for every day, and for those that used little together', () => {
  const series = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, at) => ({
    at: '2026-02-28T00:00:00Z',
    name,
    calls: 10 - at,
  }));
  const usage = {
    from: '2026-02-27T10:00:00Z',
    until: '2026-03-01T10:00:00Z',
    series,
  } as unknown as ModelUsage;
  expect(daysOf(usage)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  const chart = drawn(usage, (point) => point.calls);
  expect(chart?.names).toEqual(['a', 'b', 'c', 'd', OTHERS]);
  expect(chart?.days.map((day) => day.values)).toEqual([
    [0, 0, 0, 0, 0],
    [10, 9, 8, 7, 11],
    [0, 0, 0, 0, 0],
  ]);
  expect(drawn(usage, () => 0)).toBeNull();
});
