import { useFormat } from '../../i18n/context';
import { place, type Span, ticks } from './timeline';
import classes from './timeline.module.css';

/** The marks above bars that share the columns of a timeline. */
export function TimeAxis({ span }: { span: Span }) {
  const format = useFormat();
  return (
    <div className={classes.axis} aria-hidden="true">
      <span />
      <div className={classes.ticks}>
        {ticks(span).map((at) => {
          const { x } = place(span.begin + at, span.begin + at, span);
          // The words of a mark at the very end would be cut off.
          return x < 93 ? (
            <span key={at} style={{ left: `${x}%` }}>
              {format.duration(at)}
            </span>
          ) : null;
        })}
      </div>
      <span />
    </div>
  );
}
