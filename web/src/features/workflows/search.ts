export const WORKFLOW_VIEWS = ['builder', 'executions', 'versions'] as const;
export type WorkflowView = (typeof WORKFLOW_VIEWS)[number];

/** What is shown of a workflow, as it stands in the address. */
export type WorkflowSearch = {
  pane?: WorkflowView;
  /** The run that is drawn on the canvas. */
  run?: string;
  /** The versions that are compared; 0 is the draft. */
  from?: number;
  to?: number;
};

export function workflowSearch(search: Record<string, unknown>): WorkflowSearch {
  const whole = (value: unknown) => {
    const number = Number(value);
    return value !== undefined && Number.isInteger(number) && number >= 0 ? number : undefined;
  };
  return {
    pane: WORKFLOW_VIEWS.find((view) => view === search.pane),
    run: typeof search.run === 'string' && search.run !== '' ? search.run : undefined,
    from: whole(search.from),
    to: whole(search.to),
  };
}
