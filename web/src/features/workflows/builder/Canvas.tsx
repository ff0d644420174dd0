import {
  Background,
  type Connection,
  type EdgeChange,
  type FinalConnectionState,
  MiniMap,
  type NodeChange,
  Panel,
  ReactFlow,
  SelectionMode,
  useReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useComputedColorScheme } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type DragEvent, useCallback, useMemo, useRef, useState } from 'react';
import { useI18n } from '../../../i18n/context';
import { refusal } from '../model/connect';
import type { Catalogue, Position, Problem } from '../model/definition';
import type { Mark } from '../model/diff';
import { connect, moveNodes } from '../model/edit';
import type { NodeRuns } from '../model/execution';
import { CanvasControls } from './CanvasControls';
import { drawnEdges, drawnNodes, type StepNodeType, type WayEdgeType } from './canvas';
import classes from './canvas.module.css';
import { NoteNode, StepNode } from './StepNode';
import type { Editor } from './useEditor';
import { WayEdge } from './WayEdge';

const NODE_TYPES = { step: StepNode, note: NoteNode };
const EDGE_TYPES = { way: WayEdge };
/** What a node type travels as while it is dragged from the palette. */
export const DRAGGED_TYPE = 'application/x-tekup-node';
const STILL: ReadonlyMap<string, Position> = new Map();
const ARROWS = 'moved';
/** Zoomed out further than this nobody can read small print, so it is not drawn. */
const FAR = 0.35;

export type CanvasProps = {
  editor: Editor;
  types: Catalogue;
  problems: Problem[];
  runs: NodeRuns | null;
  marks?: { nodes: ReadonlyMap<string, Mark>; edges: ReadonlyMap<string, Mark> } | null;
  readOnly: boolean;
  label: string;
  /** Whether there is room for the small map. */
  map?: boolean;
  onDropType?: (type: string, at: Position) => void;
  onOpen?: (id: string) => void;
};

/** The drawing of a workflow. Where nothing can be changed it can still be looked around in. */
export function Canvas(props: CanvasProps) {
  const {
    editor,
    types,
    problems,
    runs,
    marks = null,
    readOnly,
    label,
    map = false,
    onDropType,
    onOpen,
  } = props;
  const { definition, selected, change, select } = editor;
  const { t } = useI18n();
  const scheme = useComputedColorScheme('light');
  const flow = useReactFlow();
  const wrapper = useRef<HTMLElement>(null);
  const [dragged, setDragged] = useState(STILL);
  const counts = useMemo(() => countByNode(problems), [problems]);
  const nodesBefore = useRef(new Map<string, StepNodeType>());
  const edgesBefore = useRef(new Map<string, WayEdgeType>());
  const drawing = { definition, types, problems: counts, runs, marks, selected, dragged };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawing is made of just these
  const nodes = useMemo(() => {
    const next = drawnNodes(drawing, nodesBefore.current);
    nodesBefore.current = new Map(next.map((node) => [node.id, node]));
    return next;
  }, [definition, types, counts, runs, marks, selected, dragged]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where nodes are dragged does not change edges
  const edges = useMemo(() => {
    const next = drawnEdges(drawing, edgesBefore.current);
    edgesBefore.current = new Map(next.map((edge) => [edge.id, edge]));
    return next;
  }, [definition, runs, marks, selected]);

  const selection = useCallback(
    (changes: { type: string; id?: string; selected?: boolean }[]) => {
      const chosen = changes.filter((one) => one.type === 'select');
      if (chosen.length === 0) return;
      // Nodes and edges tell of their part one after the other: each begins with what the one before has left.
      select((before) => {
        const next = new Set(before);
        for (const { id = '', selected: on } of chosen) {
          if (on) next.add(id);
          else next.delete(id);
        }
        return next;
      });
    },
    [select],
  );
  const onNodesChange = useCallback(
    (changes: NodeChange<StepNodeType>[]) => {
      selection(changes);
      if (readOnly) return;
      const moves = changes.flatMap((one) => (one.type === 'position' && one.position ? [one] : []));
      const [first] = moves;
      if (!first) return;
      const places = new Map(
        moves.flatMap(({ id, position }) => (position ? [[id, position] as const] : [])),
      );
      // A drag ends with `onNodeDragStop`; what moves without one was moved with the arrow keys.
      if (first.dragging) setDragged(places);
      else if (dragged === STILL) change((now) => moveNodes(now, places), ARROWS);
    },
    [selection, readOnly, change, dragged],
  );
  const onEdgesChange = useCallback((changes: EdgeChange<WayEdgeType>[]) => selection(changes), [selection]);
  const settle = useCallback(() => {
    if (dragged !== STILL) change((now) => moveNodes(now, dragged));
    setDragged(STILL);
  }, [change, dragged]);

  const linkOf = (connection: Connection | WayEdgeType) => ({
    from: connection.source,
    fromPort: connection.sourceHandle ?? 'out',
    to: connection.target,
    toPort: connection.targetHandle ?? 'in',
  });
  const onConnect = (connection: Connection) => {
    const link = linkOf(connection);
    if (refusal(definition, types, link) === null) change((now) => connect(now, link));
  };
  /** Says why a connection that was let go over a port did not come about. */
  const onConnectEnd = (_: unknown, state: FinalConnectionState) => {
    const { fromNode, toNode, fromHandle, toHandle, isValid } = state;
    if (isValid || !fromNode || !toNode || !fromHandle || !toHandle) return;
    const ends = [
      { node: fromNode.id, port: fromHandle.id ?? '' },
      { node: toNode.id, port: toHandle.id ?? '' },
    ];
    const [from, to] = fromHandle.type === 'source' ? ends : ends.reverse();
    if (!from || !to) return;
    const link = { from: from.node, fromPort: from.port, to: to.node, toPort: to.port };
    const why = fromHandle.type === toHandle.type ? 'port' : refusal(definition, types, link);
    if (why) notifications.show({ color: 'amber', message: t(`flow.refuse.${why}`) });
  };
  const onDrop = (event: DragEvent) => {
    const type = event.dataTransfer.getData(DRAGGED_TYPE);
    if (!type || !onDropType) return;
    event.preventDefault();
    onDropType(type, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
  };
  return (
    <section ref={wrapper} className={classes.canvas} aria-label={label}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        colorMode={scheme}
        onlyRenderVisibleElements
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeDragStop={settle}
        onSelectionDragStop={settle}
        onConnect={onConnect}
        onConnectEnd={onConnectEnd}
        isValidConnection={(connection) =>
          refusal(definition, types, linkOf(connection as Connection)) === null
        }
        onNodeClick={(event, node) => {
          // One of several that is clicked alone is meant alone.
          if (!event.ctrlKey && !event.metaKey && !event.shiftKey) select([node.id]);
        }}
        onNodeDoubleClick={(_, node) => onOpen?.(node.id)}
        onMoveStart={() => wrapper.current?.setAttribute('data-moving', '')}
        onMove={(_, { zoom }) => wrapper.current?.toggleAttribute('data-far', zoom < FAR)}
        onMoveEnd={() => wrapper.current?.removeAttribute('data-moving')}
        onDrop={onDrop}
        onDragOver={(event) => {
          if (event.dataTransfer.types.includes(DRAGGED_TYPE)) event.preventDefault();
        }}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        edgesReconnectable={false}
        deleteKeyCode={null}
        selectionKeyCode="Shift"
        multiSelectionKeyCode={['Meta', 'Control']}
        selectionMode={SelectionMode.Partial}
        snapToGrid
        snapGrid={[8, 8]}
        minZoom={0.08}
        maxZoom={2}
        fitView
        fitViewOptions={{ maxZoom: 1, padding: 0.15 }}
        ariaLabelConfig={{
          'node.a11yDescription.default': t('flow.a11y.node'),
          'node.a11yDescription.keyboardDisabled': t('flow.a11y.node'),
          'edge.a11yDescription.default': t('flow.a11y.edge'),
          'minimap.ariaLabel': t('flow.minimap'),
          'handle.ariaLabel': t('flow.a11y.port'),
        }}
      >
        <Background gap={24} size={1} />
        {map && <MiniMap pannable zoomable className={classes.map} />}
        <Panel position="bottom-left">
          <CanvasControls />
        </Panel>
      </ReactFlow>
    </section>
  );
}

function countByNode(problems: Problem[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { node } of problems) if (node) found.set(node, (found.get(node) ?? 0) + 1);
  return found;
}
