import { Text } from '@mantine/core';
import type { Widget } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { Copied } from './Copied';

/** The script tag. */
export function Install({ widget }: { widget: Widget }) {
  const { t } = useI18n();
  const tag = `<script src="${window.location.origin}/widget.js" data-key="${widget.publicKey}" async></script>`;
  return (
    <Card title={t('widget.install')}>
      <Text size="sm" mb="sm">
        {t('widget.installText')}
      </Text>
      <Copied text={tag} />
    </Card>
  );
}
