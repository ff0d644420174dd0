import { Alert, Group, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Converted } from '../../../api/types';
import { useI18n } from '../../../i18n/context';

/** What a lead has just become, with the way there. */
export function ConvertedNotice({ converted, onClose }: { converted: Converted; onClose: () => void }) {
  const { t } = useI18n();
  const { contact, company, deal } = converted;
  return (
    <Alert
      mb="md"
      color="fjord"
      variant="light"
      role="status"
      icon={<IconCheck size={18} />}
      withCloseButton
      closeButtonLabel={t('action.close')}
      onClose={onClose}
    >
      <Group gap="md" fz="sm">
        <Text
          span
          size="sm"
          fw={600}
          c="var(--mantine-color-text)"
          data-testid={deal ? 'deal-created' : undefined}
        >
          {t(deal ? 'crm.dealCreated' : 'crm.converted')}
        </Text>
        {deal && (
          <Link to="/deals/$id" params={{ id: deal.id }}>
            {deal.name}
          </Link>
        )}
        <Link to="/contacts/$id" params={{ id: contact.id }}>
          {contact.name}
        </Link>
        {company && (
          <Link to="/companies/$id" params={{ id: company.id }}>
            {company.name}
          </Link>
        )}
      </Group>
    </Alert>
  );
}
