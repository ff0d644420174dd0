import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { useI18n } from '../../../i18n/context';
import { copied, pasted, read } from '../model/clipboard';
import { refusal } from '../model/connect';
import { type Catalogue, type NodeType, type Position, portsOf, sizeOf, WIDTH } from '../model/definition';
import { addNode, changeNode, connect, moveNodes, remove } from '../model/edit';
import { type Alignment, aligned, arranged } from '../model/layout';
import type { Editor } from './useEditor';

const GAP = 90;

/** What the toolbar, the palette and the keyboard do to the drawing. */
export function useCanvasActions(editor: Editor, types: Catalogue) {
  const { language } = useI18n();
  const flow = useReactFlow();
  const { definition, selected, change, select } = editor;
  const chosen = definition.nodes.filter((node) => selected.has(node.id));
  const [only] = chosen.length === 1 ? chosen : [];

  const middle = useCallback((): Position => {
    const pane = document.querySelector('.react-flow')?.getBoundingClientRect();
    const at = pane ? { x: pane.x + pane.width / 2, y: pane.y + pane.height / 2 } : { x: 0, y: 0 };
    const { x, y } = flow.screenToFlowPosition(at);
    return { x: x - WIDTH / 2, y: y - 30 };
  }, [flow]);

  /** Adds a node: where it was dropped, else behind the one that is chosen, joined to it. */
  const add = (type: NodeType, at?: Position) => {
    const behind = at ? undefined : only;
    const size = behind && sizeOf(behind, types.get(behind.type));
    const place =
      at ?? (behind && size ? { x: behind.position.x + size.width + GAP, y: behind.position.y } : middle());
    const made = addNode(definition, type, type.title[language], free(place));
    let next = made.definition;
    if (behind) {
      const used = new Set(
        definition.edges.flatMap((edge) => (edge.from === behind.id ? [edge.fromPort] : [])),
      );
      const ports = portsOf(behind, types.get(behind.type)).out;
      const fromPort = ports.find((port) => !used.has(port) && port !== 'error') ?? ports[0] ?? '';
      const link = { from: behind.id, fromPort, to: made.node.id, toPort: type.ports.in[0] ?? '' };
      if (refusal(next, types, link) === null) next = connect(next, link);
    }
    change(() => next);
    select([made.node.id]);
    // The inspector opens beside the canvas first, and takes some of its room.
    requestAnimationFrame(() => requestAnimationFrame(() => reveal(made.node.position)));
  };
  /** Moves the view to a node that would be out of sight. */
  const reveal = ({ x, y }: Position) => {
    const pane = document.querySelector('.react-flow')?.getBoundingClientRect();
    if (!pane) return;
    const from = flow.flowToScreenPosition({ x, y });
    const to = flow.flowToScreenPosition({ x: x + WIDTH, y: y + 62 });
    const seen = from.x > pane.left && from.y > pane.top && to.x < pane.right && to.y < pane.bottom;
    if (!seen) void flow.setCenter(x + WIDTH / 2, y + 30, { zoom: flow.getZoom(), duration: 150 });
  };
  /** The nearest place below that no node has. */
  const free = ({ x, y }: Position): Position => {
    const taken = (top: number) =>
      definition.nodes.some(
        ({ position }) => Math.abs(position.x - x) < WIDTH && Math.abs(position.y - top) < 70,
      );
    let top = y;
    while (taken(top)) top += 90;
    return { x, y: top };
  };
  const paste = (text: string): boolean => {
    const part = read(text);
    if (!part) return false;
    // A copy from elsewhere comes to where one looks; one of what is here stands beside it.
    const here = part.nodes.every(({ id }) => definition.nodes.some((node) => node.id === id));
    const made = pasted(definition, part, here ? undefined : middle());
    change(() => made.definition);
    select(made.ids);
    return true;
  };
  const removeChosen = () => {
    change((now) => remove(now, selected));
    select([]);
  };
  return {
    chosen,
    add,
    paste,
    copy: () => copied(definition, selected),
    cut: () => {
      const text = copied(definition, selected);
      if (text !== null) removeChosen();
      return text;
    },
    duplicate: () => {
      const text = copied(definition, selected);
      if (text !== null) paste(text);
    },
    remove: removeChosen,
    selectAll: () => select(definition.nodes.map((node) => node.id)),
    unselect: () => select([]),
    disable: () => {
      const on = chosen.some((node) => !node.disabled);
      change((now) =>
        chosen.reduce((before, node) => changeNode(before, node.id, { disabled: on || undefined }), now),
      );
    },
    arrange: () => {
      change((now) => moveNodes(now, arranged(now, types)));
      requestAnimationFrame(() => void flow.fitView({ maxZoom: 1, padding: 0.15 }));
    },
    align: (how: Alignment) => change((now) => moveNodes(now, aligned(chosen, how))),
    fit: () => void flow.fitView({ maxZoom: 1, padding: 0.15 }),
  };
}
