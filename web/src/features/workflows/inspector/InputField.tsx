import { useI18n } from '../../../i18n/context';
import { asExpression, isExpression, source, toExpression } from '../model/expression';
import { blank, type Field, inWords } from '../model/schema';
import { ExpressionField } from './ExpressionField';
import classes from './inspector.module.css';
import { LiteralField } from './LiteralField';

/** What fields need to know of the workflow around them. */
export type Surroundings = {
  /** What expressions may speak of here, with these names besides. */
  scope: (names: string[]) => Record<string, unknown>;
  /** The data that previews are worked out with. */
  context: unknown;
  /** Whether there is such data: from a run, or pinned. */
  tried: boolean;
  /** What is wrong, by path: `inputs.limit`. */
  wrong: ReadonlyMap<string, string[]>;
  readOnly: boolean;
};

export type InputFieldProps = {
  field: Field;
  path: string;
  /** What stands above the field; none for a list's items. */
  label?: string;
  value: unknown;
  /** Undefined takes the value away. */
  onChange: (value: unknown) => void;
  around: Surroundings;
};

/** One input of a node: a value of its own or an expression. */
export function InputField(props: InputFieldProps) {
  const { field, path, value, onChange, around } = props;
  const { t } = useI18n();
  const label = props.label ?? inWords(field.name);
  const computed = field.expression || isExpression(value);
  const wrong = around.wrong.get(path) ?? [];
  const flip = () => onChange(computed ? literalOf(value, field) : toExpression(value));
  return (
    <fieldset className={classes.field} aria-label={label} data-field={path}>
      <div className={classes.label}>
        <span>
          {label}
          {field.required && <em title={t('flow.required')}> *</em>}
        </span>
        {!field.expression && (
          <button
            type="button"
            className={classes.mode}
            aria-pressed={computed}
            aria-label={t('flow.asExpression', { name: label })}
            title={t('flow.asExpression', { name: label })}
            disabled={around.readOnly}
            onClick={flip}
          >
            =
          </button>
        )}
      </div>
      {computed ? (
        <ExpressionField
          label={label}
          value={field.expression ? String(value ?? '').replace(/^=/, '') : source(value)}
          names={field.names}
          around={around}
          invalid={wrong.length > 0}
          onChange={(text) => onChange(field.expression ? text || undefined : asExpression(text))}
        />
      ) : (
        <LiteralField {...props} label={label} invalid={wrong.length > 0} />
      )}
      {field.description && <p className={classes.help}>{field.description}</p>}
      {wrong.map((message) => (
        <p key={message} className={classes.wrong} role="alert">
          {message}
        </p>
      ))}
    </fieldset>
  );
}

/** An expression that is only a value becomes that value again. */
function literalOf(value: unknown, field: Field): unknown {
  try {
    const parsed: unknown = JSON.parse(source(value));
    if (typeof parsed === 'string' || field.is !== 'text') return parsed;
  } catch {
    // It was computed indeed; the field starts over.
  }
  return field.required || field.is !== 'text' ? (blank(field) ?? undefined) : undefined;
}
