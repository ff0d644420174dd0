/** A definition as React Flow draws it. What has not changed stays the same object, so that it is not drawn again. */
import { type Edge, MarkerType, type Node, type NodeHandle, Position as Side } from '@xyflow/react';
import {
  type Catalogue,
  type Definition,
  NOTE,
  type NodeType,
  type Position,
  portsOf,
  sizeOf,
  type WorkEdge,
  type WorkNode,
} from '../model/definition';
import type { Mark } from '../model/diff';
import { count, type NodeRun, type NodeRuns, taken } from '../model/execution';

export type StepData = {
  node: WorkNode;
  type: NodeType | undefined;
  problems: number;
  run: NodeRun | undefined;
  mark: Mark | undefined;
};
export type StepNodeType = Node<StepData, 'step' | 'note'>;
export type WayData = { taken: boolean; count: number | null; live: boolean; mark: Mark | undefined };
export type WayEdgeType = Edge<WayData, 'way'>;

export type Drawing = {
  definition: Definition;
  types: Catalogue;
  problems: ReadonlyMap<string, number>;
  runs: NodeRuns | null;
  marks: { nodes: ReadonlyMap<string, Mark>; edges: ReadonlyMap<string, Mark> } | null;
  selected: ReadonlySet<string>;
  /** Where nodes are while they are dragged. */
  dragged: ReadonlyMap<string, Position>;
};

const HANDLE = 12;

export function drawnNodes(drawing: Drawing, before: ReadonlyMap<string, StepNodeType>): StepNodeType[] {
  return drawing.definition.nodes.map((node) => {
    const old = before.get(node.id);
    const type = drawing.types.get(node.type);
    const problems = drawing.problems.get(node.id) ?? 0;
    const run = drawing.runs?.get(node.id);
    const mark = drawing.marks?.nodes.get(node.id);
    const position = drawing.dragged.get(node.id) ?? node.position;
    const selected = drawing.selected.has(node.id);
    const same =
      old &&
      old.data.node === node &&
      old.data.type === type &&
      old.data.problems === problems &&
      old.data.run === run &&
      old.data.mark === mark;
    if (same && old.position === position && old.selected === selected) return old;
    if (same) return { ...old, position, selected };
    const size = sizeOf(node, type);
    return {
      id: node.id,
      type: node.type === NOTE ? 'note' : 'step',
      position,
      selected,
      ...size,
      measured: size,
      handles: handles(node, type),
      ariaLabel: node.name || node.id,
      data: { node, type, problems, run, mark },
    };
  });
}

/** Where the middle of a port is, from the upper edge. */
export const portTop = (index: number, ports: number, height: number) => (height * (index + 1)) / (ports + 1);

function handles(node: WorkNode, type: NodeType | undefined): NodeHandle[] {
  const ports = portsOf(node, type);
  const { width, height } = sizeOf(node, type);
  const place = (side: Side, all: string[], x: number): NodeHandle[] =>
    all.map((id, index) => ({
      id,
      type: side === Side.Left ? 'target' : 'source',
      position: side,
      x: x - HANDLE / 2,
      y: portTop(index, all.length, height) - HANDLE / 2,
      width: HANDLE,
      height: HANDLE,
    }));
  return [...place(Side.Left, ports.in, 0), ...place(Side.Right, ports.out, width)];
}

export function drawnEdges(drawing: Drawing, before: ReadonlyMap<string, WayEdgeType>): WayEdgeType[] {
  const { definition, runs, marks, selected } = drawing;
  const nodes = new Map(definition.nodes.map((node) => [node.id, node]));
  return definition.edges.map((edge) => {
    const from = nodes.get(edge.from);
    const data: WayData = {
      taken: runs !== null && taken(edge, from, runs),
      count: runs === null ? null : count(edge, from, runs),
      live: runs?.get(edge.to)?.state === 'running',
      mark: marks?.edges.get(edge.id),
    };
    const chosen = selected.has(edge.id);
    const old = before.get(edge.id);
    if (old && old.selected === chosen && joins(old, edge) && alike(old.data, data)) return old;
    return {
      id: edge.id,
      type: 'way',
      source: edge.from,
      sourceHandle: edge.fromPort,
      target: edge.to,
      targetHandle: edge.toPort,
      selected: chosen,
      markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16 },
      data,
    };
  });
}

const joins = (old: WayEdgeType, edge: WorkEdge) =>
  old.source === edge.from &&
  old.target === edge.to &&
  old.sourceHandle === edge.fromPort &&
  old.targetHandle === edge.toPort;

const alike = (a: WayData | undefined, b: WayData) =>
  a?.taken === b.taken && a.count === b.count && a.live === b.live && a.mark === b.mark;
