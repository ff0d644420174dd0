import {
  IconAlertCircle,
  IconCheck,
  IconClockHour4,
  IconPin,
  IconPlayerSkipForward,
  IconX,
} from '@tabler/icons-react';
import { Handle, type NodeProps, Position, useUpdateNodeInternals } from '@xyflow/react';
import { memo, useEffect, useRef } from 'react';
import { useFormat, useI18n } from '../../../i18n/context';
import { iconOf } from '../icons';
import { portsOf, sizeOf } from '../model/definition';
import { type NodeRun, took } from '../model/execution';
import { portTop, type StepNodeType } from './canvas';
import classes from './canvas.module.css';

export const StepNode = memo(function StepNode({ data, selected, isConnectable }: NodeProps<StepNodeType>) {
  const { t, language } = useI18n();
  const { node, type, problems, run, mark } = data;
  const ports = portsOf(node, type);
  const { height } = sizeOf(node, type);
  const remeasure = useUpdateNodeInternals();
  const shape = `${ports.in.join()}|${ports.out.join()}|${height}`;
  const drawn = useRef(shape);
  useEffect(() => {
    // The first time its measures are known; ports that come and go later move the others.
    if (drawn.current === shape) return;
    drawn.current = shape;
    remeasure(node.id);
  }, [shape, remeasure, node.id]);
  const Icon = iconOf(node.type);
  return (
    <div
      className={classes.step}
      style={{ height }}
      data-selected={selected || undefined}
      data-state={run?.state}
      data-mark={mark}
      data-off={node.disabled || undefined}
      data-category={type?.category === 'trigger' ? 'trigger' : (type?.effect ?? undefined)}
    >
      {ports.in.map((port, index) => (
        <Handle
          key={port}
          id={port}
          type="target"
          position={Position.Left}
          isConnectable={isConnectable}
          className={classes.port}
          style={{ top: portTop(index, ports.in.length, height) }}
        />
      ))}
      <span className={classes.icon}>
        <Icon size={18} stroke={1.6} aria-hidden="true" />
      </span>
      <span className={classes.words}>
        <span className={classes.name}>{node.name || node.id}</span>
        <span className={classes.kind}>{type ? type.title[language] : node.type}</span>
      </span>
      <span className={classes.signs}>
        {problems > 0 && (
          <span className={classes.problem} title={t('flow.problemCount', { count: problems })}>
            <IconAlertCircle size={15} aria-label={t('flow.problemCount', { count: problems })} />
          </span>
        )}
        {node.pinned !== undefined && <IconPin size={13} aria-label={t('flow.pinned')} />}
        {run && <RunSign run={run} />}
      </span>
      {ports.out.map((port, index) => (
        <Handle
          key={port}
          id={port}
          type="source"
          position={Position.Right}
          isConnectable={isConnectable}
          className={classes.port}
          data-error={port === 'error' || undefined}
          style={{ top: portTop(index, ports.out.length, height) }}
        >
          {(ports.out.length > 1 || port === 'error') && <span className={classes.portName}>{port}</span>}
        </Handle>
      ))}
    </div>
  );
});

function RunSign({ run }: { run: NodeRun }) {
  const format = useFormat();
  const { t } = useI18n();
  const time = run.finishedAt ? took(run, 0) : null;
  const label = t(`flow.state.${run.state}`);
  return (
    <span className={classes.run} data-state={run.state} title={run.error ?? label}>
      {run.state === 'completed' && <IconCheck size={14} aria-label={label} />}
      {run.state === 'failed' && <IconX size={14} aria-label={label} />}
      {run.state === 'waiting' && <IconClockHour4 size={14} aria-label={label} />}
      {run.state === 'skipped' && <IconPlayerSkipForward size={14} aria-label={label} />}
      {run.state === 'running' && <span className={classes.spinner} role="img" aria-label={label} />}
      {time !== null && run.state !== 'skipped' && <small>{format.duration(time)}</small>}
    </span>
  );
}

export const NoteNode = memo(function NoteNode({ data, selected }: NodeProps<StepNodeType>) {
  return (
    <div
      className={classes.note}
      style={{ height: sizeOf(data.node, data.type).height }}
      data-selected={selected || undefined}
      data-mark={data.mark}
    >
      {String(data.node.inputs.text ?? data.node.name)}
    </div>
  );
});
