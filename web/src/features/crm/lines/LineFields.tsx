import { ActionIcon, NumberInput, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useI18n } from '../../../i18n/context';
import { LinkSelect } from '../fields/LinkSelect';
import { type Draft, type Missing, totalOf, withProduct } from '../model/lines';
import { digitsOf, formatMoney, toMajor, toMinor } from '../model/money';
import classes from './lines.module.css';

const SOLD = { active: true };

type Props = {
  draft: Draft;
  place: number;
  currency: string;
  missing: Missing[];
  /** What the server has to say of a field. */
  wrong: (field: string) => string | undefined;
  onChange: (draft: Draft) => void;
  onRemove: () => void;
};

/** One line of a deal while it is written. */
export function LineFields({ draft, place, currency, missing, wrong, onChange, onRemove }: Props) {
  const { t, language } = useI18n();
  const total = totalOf(draft);
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change });
  const error = (field: Missing) =>
    (missing.includes(field) ? t(`crm.line.missing.${field}`) : undefined) ?? wrong(field);
  const number = (value: string | number) => (value === '' ? null : Number(value));
  const name = t('crm.line', { place: place + 1 });
  return (
    <li>
      <fieldset className={classes.line}>
        <VisuallyHidden component="legend">{name}</VisuallyHidden>
        <div className={classes.product}>
          <LinkSelect
            kind="product"
            only={SOLD}
            label={t('crm.product.one')}
            placeholder={t('crm.line.search')}
            value={draft.productId}
            shown={draft.productName}
            error={wrong('productId')}
            onChange={(_, __, product) => onChange(withProduct(draft, product, currency))}
          />
        </div>
        <TextInput
          className={classes.description}
          label={t('crm.line.description')}
          maxLength={500}
          value={draft.description}
          error={error('description')}
          onChange={(event) => set({ description: event.currentTarget.value })}
        />
        <NumberInput
          className={classes.quantity}
          data-quantity
          label={t('crm.line.quantity')}
          min={0}
          max={1_000_000}
          decimalScale={3}
          allowedDecimalSeparators={[',', '.']}
          decimalSeparator={language === 'da' ? ',' : '.'}
          value={draft.quantity ?? ''}
          error={error('quantity')}
          onChange={(value) => set({ quantity: number(value) })}
        />
        <NumberInput
          className={classes.price}
          label={t('crm.line.unitPrice')}
          min={0}
          thousandSeparator=" "
          decimalScale={digitsOf(currency)}
          allowedDecimalSeparators={[',', '.']}
          decimalSeparator={language === 'da' ? ',' : '.'}
          suffix={` ${currency}`}
          value={draft.unitPrice === null ? '' : toMajor(draft.unitPrice, currency)}
          error={error('unitPrice')}
          onChange={(value) => set({ unitPrice: value === '' ? null : toMinor(Number(value), currency) })}
        />
        <NumberInput
          className={classes.discount}
          label={t('crm.line.discount')}
          min={0}
          max={100}
          decimalScale={2}
          allowedDecimalSeparators={[',', '.']}
          decimalSeparator={language === 'da' ? ',' : '.'}
          suffix=" %"
          value={draft.discount ?? ''}
          error={wrong('discount')}
          onChange={(value) => set({ discount: number(value) })}
        />
        <div className={classes.total}>
          <Text size="sm" c="dimmed" component="span">
            {t('crm.line.total')}
          </Text>
          <Text size="sm" fw={600} component="span" className="tk-tabular">
            {total === null ? '–' : formatMoney(total, currency, language)}
          </Text>
        </div>
        <ActionIcon
          className={classes.remove}
          variant="subtle"
          color="red"
          size="lg"
          aria-label={t('crm.line.remove', { line: draft.description || name })}
          onClick={onRemove}
        >
          <IconTrash size={17} />
        </ActionIcon>
      </fieldset>
    </li>
  );
}
