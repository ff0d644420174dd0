import { useI18n } from '../../i18n/context';
import { Confirm } from '../../ui/Confirm';
import type { Deletion } from './queries';

export function DeleteDialog(props: {
  opened: boolean;
  item: { id: string; name: string } | null;
  text: string;
  deletion: Deletion;
  onClose: () => void;
}) {
  const { t } = useI18n();
  const { opened, item, text, deletion, onClose } = props;
  const close = () => {
    deletion.reset();
    onClose();
  };
  return (
    <Confirm
      opened={opened}
      title={t('desk.deleteTitle', { name: item?.name ?? '' })}
      text={text}
      action={t('action.delete')}
      busy={deletion.isPending}
      error={deletion.error}
      onConfirm={() => item && deletion.mutate(item.id, { onSuccess: close })}
      onClose={close}
    />
  );
}
