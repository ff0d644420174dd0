import { Badge, Group, Stack, Text } from '@mantine/core';
import { IconForms } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCan } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { DeleteDialog } from '../../desk/DeleteDialog';
import { DeskList, Opener } from '../../desk/DeskList';
import desk from '../../desk/desk.module.css';
import { EditorDrawer } from '../../desk/EditorDrawer';
import { useEditor } from '../../desk/useEditor';
import { useLabels } from '../fields/useLabels';
import type { Kind, OwnField } from '../model/kinds';
import { ownFieldsQuery } from '../queries';
import { FieldForm } from './FieldForm';
import { useDeleteField } from './queries';

/** Fields that the tenant adds to the kinds of record. */
export function FieldsPanel() {
  const { t } = useI18n();
  const labels = useLabels();
  const sets = useCan()('crm:setup');
  const fields = useQuery(ownFieldsQuery);
  const editor = useEditor<OwnField & { name: string }>();
  const named = fields.data?.map((field) => ({
    ...field,
    name: labels.field({ name: field.key, label: field.label as Record<string, string> }),
  }));
  return (
    <>
      <DeskList
        intro={t('setup.fields.intro')}
        queries={[fields]}
        items={named}
        empty={{ icon: IconForms, title: t('setup.fields.none'), text: t('setup.fields.noneText') }}
        create={sets && { label: t('setup.fields.new'), onClick: () => editor.edit(null) }}
        row={(field) => (
          <Stack gap={4} className={desk.grow}>
            <Group gap={8}>
              <Opener onClick={() => editor.edit(field)}>{field.name}</Opener>
              <Badge color="gray">{t(`crm.${field.kind as Kind}.title`)}</Badge>
              {field.required && <Badge color="amber">{t('setup.fields.required')}</Badge>}
            </Group>
            <Text size="sm" c="dimmed">
              {t(`setup.type.${field.type}`)}
              {field.options.length > 0 && `: ${field.options.join(', ')}`} ·{' '}
              <span className="tk-mono">data.{field.key}</span>
            </Text>
          </Stack>
        )}
      />
      <EditorDrawer
        opened={editor.opened}
        title={editor.item?.name ?? t('setup.fields.new')}
        onClose={editor.close}
      >
        <FieldForm
          field={editor.item}
          count={fields.data?.length ?? 0}
          readOnly={!sets}
          onClose={editor.close}
          onDelete={editor.askDelete}
        />
      </EditorDrawer>
      <DeleteDialog
        opened={editor.deleting}
        item={editor.item}
        text={t('setup.fields.deleteText')}
        deletion={useDeleteField()}
        onClose={editor.closeDelete}
      />
    </>
  );
}
