import { describe, expect, it } from 'vitest';
import { trend } from '../src/features/inbox/trend';
import { parameters, toBody, toValues } from '../src/features/intents/dialogueValues';
import { fromLines, toLines } from '../src/features/intents/entityText';

describe('the lines of a list', () => {
  it('hold a value and its synonyms', () => {
    const values = [
      { value: 'Aarhus', synonyms: ['Århus', 'AAR'] },
      { value: 'Odense', synonyms: [] },
    ];
    expect(toLines(values)).toBe('Aarhus, Århus, AAR\nOdense');
    expect(fromLines(toLines(values))).toEqual(values);
  });

  it('are forgiving', () => {
    expect(fromLines('\n , \n Odense ,,\nodense, OD\n')).toEqual([{ value: 'Odense', synonyms: ['OD'] }]);
  });
});

describe('the form of a dialogue', () => {
  it('sends what it was given', () => {
    const words = { da: 'Hej', en: 'Hi' };
    const dialogue = {
      slots: [{ name: 'email', entity: 'email', question: words, pattern: null, invalid: null }],
      outcome: {
        type: 'action' as const,
        action: 'webhook.send',
        connectionId: null,
        parameters: { type: 'a' },
        approval: false,
        text: words,
      },
    };
    const body = toBody(toValues(dialogue));
    expect(body.slots[0]).toEqual({ name: 'email', entity: 'email', question: words });
    expect(body.outcome).toEqual({
      type: 'action',
      action: 'webhook.send',
      parameters: { type: 'a' },
      approval: false,
      text: words,
    });
  });

  it('takes only an object for parameters', () => {
    expect(parameters('{"a": 1}')).toEqual({ a: 1 });
    for (const text of ['', '[]', 'null', '{']) expect(parameters(text)).toBeNull();
  });
});

it('says how the mood has gone', () => {
  expect(trend([0.5, 0.1])).toBeNull();
  expect(trend([0.5, -0.4, -0.6])).toBe('worse');
  expect(trend([-0.5, 0.2, 0.4])).toBe('better');
  expect(trend([0.1, 0.1, 0.2])).toBe('steady');
});
