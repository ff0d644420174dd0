/** Where nodes stand: in ranks from left to right, or lined up with each other. */
import dagre from '@dagrejs/dagre';
import { type Catalogue, type Definition, NOTE, type Position, sizeOf, type WorkNode } from './definition';

const BETWEEN_RANKS = 90;
const BETWEEN_NODES = 36;

/** Every node but the notes in ranks, each after those that lead to it. */
export function arranged(definition: Definition, types: Catalogue): Map<string, Position> {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', ranksep: BETWEEN_RANKS, nodesep: BETWEEN_NODES });
  graph.setDefaultEdgeLabel(() => ({}));
  const nodes = definition.nodes.filter((node) => node.type !== NOTE);
  for (const node of nodes) graph.setNode(node.id, sizeOf(node, types.get(node.type)));
  for (const edge of definition.edges) {
    if (graph.hasNode(edge.from) && graph.hasNode(edge.to)) graph.setEdge(edge.from, edge.to, {}, edge.id);
  }
  dagre.layout(graph);
  return new Map(
    nodes.map((node) => {
      const { x, y, width, height } = graph.node(node.id);
      return [node.id, { x: Math.round(x - width / 2), y: Math.round(y - height / 2) }];
    }),
  );
}

export type Alignment = 'left' | 'top' | 'spreadAcross' | 'spreadDown';

/** Lines up nodes along their left or upper edges, or spreads them evenly between the outermost two. */
export function aligned(nodes: WorkNode[], how: Alignment): Map<string, Position> {
  const axis = how === 'left' || how === 'spreadAcross' ? 'x' : 'y';
  const sorted = [...nodes].sort((a, b) => a.position[axis] - b.position[axis]);
  const first = sorted[0]?.position[axis] ?? 0;
  const last = sorted.at(-1)?.position[axis] ?? 0;
  const pace = how.startsWith('spread') && sorted.length > 1 ? (last - first) / (sorted.length - 1) : 0;
  return new Map(
    sorted.map((node, index) => [node.id, { ...node.position, [axis]: Math.round(first + pace * index) }]),
  );
}
