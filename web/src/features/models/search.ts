export const MODEL_TABS = ['catalogue', 'providers', 'aliases', 'playground', 'usage'] as const;
export type ModelTab = (typeof MODEL_TABS)[number];

/** Which part of the models is shown, as it stands in the address. */
export type ModelsSearch = { tab?: ModelTab };

export function modelsSearch(search: Record<string, unknown>): ModelsSearch {
  return { tab: MODEL_TABS.find((tab) => tab === search.tab) };
}
