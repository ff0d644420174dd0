import { useI18n } from '../../../i18n/context';
import { JsonTree } from '../../../ui/JsonTree';
import ui from '../../../ui/ui.module.css';
import classes from './trace.module.css';

/** What a tool was given or gave: JSON as a tree, text as text. */
export function Payload(props: { title: string; label: string; value: unknown; opened?: boolean }) {
  const { title, label, value, opened } = props;
  return (
    <details className={classes.payload} open={opened}>
      <summary aria-label={label}>{title}</summary>
      {typeof value === 'string' ? (
        <Text label={label} value={value} />
      ) : (
        <JsonTree value={value} label={label} open={2} />
      )}
    </details>
  );
}

function Text({ label, value }: { label: string; value: string }) {
  const { t } = useI18n();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to be reachable by keyboard
    <section className={ui.pre} aria-label={label} tabIndex={0}>
      {value || t('trace.empty')}
    </section>
  );
}
