import type { IntentDialogue } from '../../api/types';

type Slot = IntentDialogue['slots'][number];
export type Words = { da: string; en: string };

/** What the form holds of a slot: no key is absent, so that every field is controlled. */
export type SlotValues = {
  key: number;
  name: string;
  entity: string;
  pattern: string;
  question: Words;
  invalid: Words;
};

export type DialogueValues = {
  slots: SlotValues[];
  outcome: 'answer' | 'action' | 'person';
  action: string;
  /** Not edited here, but kept. */
  connectionId: string | undefined;
  parameters: string;
  approval: boolean;
  queue: string;
  text: Words;
};

const NO_WORDS: Words = { da: '', en: '' };

export function newSlot(key: number): SlotValues {
  return { key, name: '', entity: 'email', pattern: '', question: { ...NO_WORDS }, invalid: { ...NO_WORDS } };
}

export function toValues(dialogue: IntentDialogue | null): DialogueValues {
  const outcome = dialogue?.outcome;
  return {
    slots: dialogue?.slots.map(toSlot) ?? [newSlot(0)],
    outcome: outcome?.type ?? 'answer',
    action: outcome?.type === 'action' ? outcome.action : '',
    connectionId: outcome?.type === 'action' ? (outcome.connectionId ?? undefined) : undefined,
    parameters: outcome?.type === 'action' ? JSON.stringify(outcome.parameters, null, 2) : '{}',
    approval: outcome?.type === 'action' ? (outcome.approval ?? true) : true,
    queue: outcome?.type === 'person' ? (outcome.queue ?? '') : '',
    text: { ...(outcome?.text ?? NO_WORDS) },
  };
}

function toSlot(slot: Slot, key: number): SlotValues {
  return {
    key,
    name: slot.name,
    entity: slot.entity,
    pattern: slot.pattern ?? '',
    question: { ...slot.question },
    invalid: { ...(slot.invalid ?? NO_WORDS) },
  };
}

/** The parameters as an object; null when they are none. */
export function parameters(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** What is sent. */
export function toBody(values: DialogueValues) {
  const slots = values.slots.map(({ key: _, invalid, pattern, ...slot }) => ({
    ...slot,
    name: slot.name.trim(),
    pattern: pattern.trim() || undefined,
    invalid: invalid.da.trim() && invalid.en.trim() ? invalid : undefined,
  }));
  const { text } = values;
  switch (values.outcome) {
    case 'action': {
      const { action, connectionId, approval } = values;
      const given = parameters(values.parameters) ?? {};
      const outcome = { action, connectionId, parameters: given, approval, text };
      return { slots, outcome: { type: 'action' as const, ...outcome } };
    }
    case 'person':
      return { slots, outcome: { type: 'person' as const, queue: values.queue.trim() || undefined, text } };
    default:
      return { slots, outcome: { type: 'answer' as const, text } };
  }
}
