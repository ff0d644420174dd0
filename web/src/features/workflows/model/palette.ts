/** The types of nodes as people look for them. */
import type { NodeType, Words } from './definition';

/** What is built in comes first, in this order; then operations by their area. */
export const BUILT_IN = ['trigger', 'flow', 'data', 'outside', 'ai'];

export type Group = { category: string; types: NodeType[] };

export function groups(types: NodeType[], query: string, language: keyof Words): Group[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = types.filter((type) => {
    const { title, description } = type;
    const text = `${title[language]} ${title.en} ${type.type} ${description[language]}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const by = new Map<string, NodeType[]>();
  for (const type of found) by.set(type.category, [...(by.get(type.category) ?? []), type]);
  return [...by]
    .map(([category, group]) => ({
      category,
      types: group.sort((a, b) => a.title[language].localeCompare(b.title[language], language)),
    }))
    .sort((a, b) => place(a.category) - place(b.category) || a.category.localeCompare(b.category));
}

function place(category: string): number {
  const index = BUILT_IN.indexOf(category);
  return index < 0 ? BUILT_IN.length : index;
}
