import { Button, Group, Text } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { JsonTree } from '../../ui/JsonTree';
import type { Approval } from '../approvals/queries';
import { type Thread, useDecide } from './api';
import classes from './jarvis.module.css';

/** What Jarvis wants to do, with exactly which arguments, and the answer. */
export function Asked({ thread, approval }: { thread: Thread; approval: Approval }) {
  const { t } = useI18n();
  const decide = useDecide(thread.id);
  const answer = (agreed: boolean) => decide.mutate({ approvalId: approval.id, agreed });
  return (
    <section className={classes.asked} aria-label={t('jarvis.wants')}>
      <Text size="sm" fw={600}>
        {approval.title ?? approval.operation}
      </Text>
      <JsonTree value={approval.arguments} label={t('approvals.arguments')} open={2} />
      {thread.mine && (
        <Group gap="xs" mt="xs">
          <Button
            size="compact-sm"
            leftSection={<IconCheck size={14} aria-hidden="true" />}
            loading={decide.isPending && decide.variables.agreed}
            onClick={() => answer(true)}
          >
            {t('jarvis.agree')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconX size={14} aria-hidden="true" />}
            loading={decide.isPending && !decide.variables.agreed}
            onClick={() => answer(false)}
          >
            {t('jarvis.refuse')}
          </Button>
        </Group>
      )}
      {decide.isError && <ErrorNotice error={decide.error} />}
    </section>
  );
}
