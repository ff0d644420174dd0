/** Reads the decision tables out of a JDM decision graph, as far as a page needs them. */

export type Column = { id: string; name: string; field: string };
export type DecisionTable = {
  id: string;
  name: string;
  hitPolicy: string;
  inputs: Column[];
  outputs: Column[];
  rows: Record<string, string>[];
};

export function decisionTables(content: unknown): DecisionTable[] {
  const nodes = list(record(content)?.nodes);
  return nodes.flatMap((value) => {
    const node = record(value);
    if (node?.type !== 'decisionTableNode') return [];
    const table = record(node.content);
    if (!table) return [];
    return [
      {
        id: text(node.id),
        name: text(node.name) || text(node.id),
        hitPolicy: text(table.hitPolicy) || 'first',
        inputs: list(table.inputs).map(column),
        outputs: list(table.outputs).map(column),
        rows: list(table.rules).map(row),
      },
    ];
  });
}

function column(value: unknown): Column {
  const data = record(value) ?? {};
  const field = text(data.field);
  return { id: text(data.id), name: text(data.name) || field || text(data.id), field };
}

function row(value: unknown): Record<string, string> {
  const cells = record(value) ?? {};
  return Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, text(cell)]));
}

function record(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string'
    ? value
    : value === undefined || value === null
      ? ''
      : JSON.stringify(value);
}
