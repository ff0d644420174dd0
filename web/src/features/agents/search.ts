export const AGENT_TABS = ['edit', 'work', 'versions', 'figures'] as const;
export type AgentTab = (typeof AGENT_TABS)[number];

/** What is shown of an agent, as it stands in the address. */
export type AgentSearch = {
  tab?: AgentTab;
  /** The versions that are compared. */
  from?: number;
  to?: number;
};

export function agentSearch(search: Record<string, unknown>): AgentSearch {
  const version = (value: unknown) => {
    const number = Number(value);
    return Number.isInteger(number) && number > 0 ? number : undefined;
  };
  return {
    tab: AGENT_TABS.find((tab) => tab === search.tab),
    from: version(search.from),
    to: version(search.to),
  };
}
