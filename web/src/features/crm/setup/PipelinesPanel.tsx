import { Badge, Group, Stack, Text } from '@mantine/core';
import { IconTimeline } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { CrmPipeline } from '../../../api/types';
import { useCan } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { DeleteDialog } from '../../desk/DeleteDialog';
import { DeskList, Opener } from '../../desk/DeskList';
import desk from '../../desk/desk.module.css';
import { EditorDrawer } from '../../desk/EditorDrawer';
import { useEditor } from '../../desk/useEditor';
import { pipelinesQuery } from '../queries';
import { PipelineForm } from './PipelineForm';
import { useDeletePipeline } from './queries';

export function PipelinesPanel() {
  const { t } = useI18n();
  const sets = useCan()('crm:setup');
  const pipelines = useQuery(pipelinesQuery);
  const editor = useEditor<CrmPipeline>();
  return (
    <>
      <DeskList
        intro={t('setup.pipelines.intro')}
        queries={[pipelines]}
        items={pipelines.data}
        empty={{ icon: IconTimeline, title: t('setup.pipelines.none') }}
        create={sets && { label: t('setup.pipelines.new'), onClick: () => editor.edit(null) }}
        row={(pipeline) => (
          <Stack gap={4} className={desk.grow}>
            <Group gap={8}>
              <Opener onClick={() => editor.edit(pipeline)}>{pipeline.name}</Opener>
              {pipeline.isDefault && <Badge color="plum">{t('setup.pipelines.default')}</Badge>}
            </Group>
            <Text size="sm" c="dimmed">
              {pipeline.stages.map((stage) => `${stage.name} (${stage.probability} %)`).join(' → ')}
            </Text>
          </Stack>
        )}
      />
      <EditorDrawer
        wide
        opened={editor.opened}
        title={editor.item?.name ?? t('setup.pipelines.new')}
        onClose={editor.close}
      >
        <PipelineForm
          pipeline={editor.item}
          readOnly={!sets}
          onClose={editor.close}
          onDelete={editor.askDelete}
        />
      </EditorDrawer>
      <DeleteDialog
        opened={editor.deleting}
        item={editor.item}
        text={t('setup.pipelines.deleteText')}
        deletion={useDeletePipeline()}
        onClose={editor.closeDelete}
      />
    </>
  );
}
