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

export const AGENTS_TABS = ['agents', 'memory'] as const;
export type AgentsTab = (typeof AGENTS_TABS)[number];
export const MEMORY_ABOUT = ['business', 'person', 'customer'] as const;
export type MemoryAbout = (typeof MEMORY_ABOUT)[number];
export const MEMORY_KINDS = ['fact', 'episode'] as const;
export type MemoryKind = (typeof MEMORY_KINDS)[number];

/** Agents or what they remember, and what that is narrowed down to. */
export type AgentsSearch = {
  tab?: AgentsTab;
  about?: MemoryAbout;
  customer?: string;
  kind?: MemoryKind;
  /** Only what has this in its text. */
  q?: string;
};

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export function agentsSearch(search: Record<string, unknown>): AgentsSearch {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  const customer = text(search.customer);
  return {
    tab: AGENTS_TABS.find((tab) => tab === search.tab),
    about: MEMORY_ABOUT.find((about) => about === search.about),
    customer: customer && UUID.test(customer) ? customer : undefined,
    kind: MEMORY_KINDS.find((kind) => kind === search.kind),
    // A number in the address is read as one.
    q: text(typeof search.q === 'number' ? String(search.q) : search.q)?.slice(0, 200),
  };
}
