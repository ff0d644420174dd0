import { BaseEdge, type EdgeProps, getBezierPath } from '@xyflow/react';
import { memo } from 'react';
import { useFormat } from '../../../i18n/context';
import type { WayEdgeType } from './canvas';
import classes from './canvas.module.css';

/** A way from one node to the next, with how much went along it. */
export const WayEdge = memo(function WayEdge(props: EdgeProps<WayEdgeType>) {
  const format = useFormat();
  const [path, x, y] = getBezierPath(props);
  const { data } = props;
  return (
    <g
      className={classes.way}
      data-taken={data?.taken || undefined}
      data-live={data?.live || undefined}
      data-mark={data?.mark}
      data-selected={props.selected || undefined}
    >
      <BaseEdge id={props.id} path={path} markerEnd={props.markerEnd} interactionWidth={18} />
      {data?.taken && data.count !== null && (
        <text x={x} y={y - 6} textAnchor="middle" className={classes.count}>
          {format.number(data.count)}
        </text>
      )}
    </g>
  );
});
