import { ActionIcon, Button, Checkbox, Popover, ScrollArea, Stack, Tooltip } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useI18n } from '../../../i18n/context';
import { useLabels } from '../fields/useLabels';
import { type Field, KIND, type Kind } from '../model/kinds';
import type { ListSearch } from '../model/search';
import { keepColumns } from './keptColumns';

type Props = {
  kind: Kind;
  fields: Field[];
  columns: string[];
  onChange: (change: Partial<ListSearch>) => void;
};

/** Chooses the columns; the name always stays, so that each row can be opened. */
export function ColumnMenu({ kind, fields, columns, onChange }: Props) {
  const { t } = useI18n();
  const labels = useLabels();
  const set = (next: string[]) => {
    keepColumns(kind, next);
    onChange({ columns: next });
  };
  return (
    <Popover position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <Tooltip label={t('crm.columns')}>
          <ActionIcon size="lg" variant="default" aria-label={t('crm.columns')}>
            <IconColumns3 size={17} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('crm.columns')}>
        <ScrollArea.Autosize mah={340} type="auto" offsetScrollbars>
          <Stack gap={8}>
            {fields
              .filter((field) => field.name !== 'name' && field.type !== 'long')
              .map((field) => (
                <Checkbox
                  key={field.name}
                  size="sm"
                  label={labels.field(field)}
                  checked={columns.includes(field.name)}
                  onChange={(event) =>
                    set(
                      event.currentTarget.checked
                        ? [...columns, field.name]
                        : columns.filter((name) => name !== field.name),
                    )
                  }
                />
              ))}
          </Stack>
        </ScrollArea.Autosize>
        <Button mt="sm" size="compact-sm" variant="subtle" onClick={() => set([...KIND[kind].columns])}>
          {t('crm.columnsReset')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
