import { memo } from 'react';
import { type Catalogue, type Definition, isTrigger, NOTE, sizeOf } from '../model/definition';
import classes from './list.module.css';

const MARGIN = 20;

/** A workflow drawn small: where its nodes stand and what joins them. */
export const Sketch = memo(function Sketch(props: { definition: Definition; types: Catalogue }) {
  const { definition, types } = props;
  const boxes = definition.nodes
    .filter((node) => node.type !== NOTE)
    .map((node) => ({ node, ...node.position, ...sizeOf(node, types.get(node.type)) }));
  if (boxes.length === 0) return <div className={classes.sketch} aria-hidden="true" />;
  const by = new Map(boxes.map((box) => [box.node.id, box]));
  const left = Math.min(...boxes.map((box) => box.x)) - MARGIN;
  const top = Math.min(...boxes.map((box) => box.y)) - MARGIN;
  const width = Math.max(...boxes.map((box) => box.x + box.width)) - left + MARGIN;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) - top + MARGIN;
  return (
    <svg className={classes.sketch} viewBox={`${left} ${top} ${width} ${height}`} aria-hidden="true">
      {definition.edges.map((edge) => {
        const from = by.get(edge.from);
        const to = by.get(edge.to);
        if (!from || !to) return null;
        const [x, y] = [from.x + from.width, from.y + from.height / 2];
        const [u, v] = [to.x, to.y + to.height / 2];
        const bend = Math.max(40, Math.abs(u - x) / 2);
        return <path key={edge.id} d={`M${x} ${y}C${x + bend} ${y} ${u - bend} ${v} ${u} ${v}`} />;
      })}
      {boxes.map(({ node, x, y, width: w, height: h }) => (
        <rect
          key={node.id}
          x={x}
          y={y}
          width={w}
          height={h}
          rx={isTrigger(node.type) ? h / 2 : 14}
          data-kind={isTrigger(node.type) ? 'trigger' : (types.get(node.type)?.effect ?? undefined)}
        />
      ))}
    </svg>
  );
});
