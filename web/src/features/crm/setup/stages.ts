import type { CrmPipeline } from '../../../api/types';

export const OUTCOMES = ['open', 'won', 'lost'] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** A stage in the form; `place` tells it from the others however it is named. */
export type Stage = { place: number; key: string; name: string; probability: number; outcome: Outcome };

/** What every pipeline needs at least. */
const BEGIN: Omit<Stage, 'place'>[] = [
  { key: '', name: '', probability: 20, outcome: 'open' },
  { key: 'won', name: '', probability: 100, outcome: 'won' },
  { key: 'lost', name: '', probability: 0, outcome: 'lost' },
];

export function stagesOf(pipeline: CrmPipeline | null, won: string, lost: string): Stage[] {
  const stages = pipeline?.stages ?? BEGIN;
  return stages.map((stage, place) => ({
    place,
    key: stage.key,
    name: stage.name || (stage.outcome === 'won' ? won : stage.outcome === 'lost' ? lost : ''),
    probability: stage.probability,
    outcome: (stage.outcome ?? 'open') as Outcome,
  }));
}

/** A key that deals can carry, made from a name; the keys of stages that are there never change. */
export function keyOf(name: string, taken: string[]): string {
  const plain = name
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 40);
  const begin = /^[a-z]/.test(plain) ? plain : `s_${plain}`.replace(/_$/, '');
  let key = begin;
  for (let next = 2; taken.includes(key); next += 1) key = `${begin}_${next}`;
  return key;
}

/** The same for a field, whose keys are written as JSON's are: `shoeSize`. */
export const fieldKeyOf = (name: string) =>
  keyOf(name, []).replaceAll(/_([a-z0-9])/g, (_, first: string) => first.toUpperCase());

/** The stages as the API takes them, each with a key of its own. */
export function keyed(stages: Stage[]) {
  const taken = stages.map(({ key }) => key).filter(Boolean);
  return stages.map(({ key, name, probability, outcome }) => {
    const own = key || keyOf(name, taken);
    if (!key) taken.push(own);
    return { key: own, name: name.trim(), probability, outcome };
  });
}

export function moved<T>(items: T[], from: number, to: number): T[] {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(to, 0, item);
  return next;
}
