import { Badge, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AgentMemory } from '../../../api/types';
import { useFormat, useI18n } from '../../../i18n/context';
import { RelativeTime } from '../../../ui/RelativeTime';
import classes from './memory.module.css';
import { useCustomerName } from './useCustomerName';

type Props = { memory: AgentMemory; action?: { label: string; onClick: () => void } };

/** One memory: what it says, about whom, where it comes from, and whether it is of use. */
export function MemoryItem({ memory, action }: Props) {
  const { t } = useI18n();
  return (
    <li className={classes.item}>
      <div className={classes.said}>
        <Text size="sm" className={classes.words} lineClamp={6}>
          {memory.content}
        </Text>
        <div className={classes.meta}>
          {memory.untrusted && <Untrusted />}
          {memory.kind === 'episode' && (
            <Badge size="sm" color="gray" tt="none">
              {t('memory.episode')}
            </Badge>
          )}
          <About memory={memory} />
          <Origin memory={memory} />
          <Use memory={memory} />
        </div>
      </div>
      {action && (
        <Button
          className={classes.action}
          size="compact-sm"
          variant="default"
          aria-label={t('memory.which', { action: action.label, text: memory.content.slice(0, 60) })}
          onClick={action.onClick}
        >
          {action.label}
        </Button>
      )}
    </li>
  );
}

function Untrusted() {
  const { t } = useI18n();
  return (
    <Tooltip label={t('memory.untrustedText')} multiline w={280}>
      <Badge
        size="sm"
        color="amber"
        tt="none"
        leftSection={<IconAlertTriangle size={12} aria-hidden="true" />}
      >
        {t('memory.untrusted')}
      </Badge>
    </Tooltip>
  );
}

function About({ memory }: { memory: AgentMemory }) {
  const { t } = useI18n();
  const name = useCustomerName(memory.customerId);
  if (memory.customerId === null) {
    return <span>{t(memory.about === 'person' ? 'memory.aboutYou' : 'memory.aboutBusiness')}</span>;
  }
  return (
    <span>
      {t('memory.about')}{' '}
      <Link to="/agents" search={{ tab: 'memory', customer: memory.customerId }}>
        {name}
      </Link>
    </span>
  );
}

function Origin({ memory }: { memory: AgentMemory }) {
  const { t } = useI18n();
  const { agentId, agentName, runId } = memory;
  if (agentId === null) {
    return (
      <span>
        {t('memory.writtenBy', { name: memory.authorName })}, <RelativeTime at={memory.updatedAt} />
      </span>
    );
  }
  const agent: ReactNode = agentName ? (
    <Link to="/agents/$id" params={{ id: agentId }}>
      {agentName}
    </Link>
  ) : (
    t('memory.agentGone')
  );
  return (
    <>
      <span>
        {t('memory.learnedBy')} {agent} {t('memory.forWhom', { name: memory.authorName })},{' '}
        <RelativeTime at={memory.updatedAt} />
      </span>
      {runId && (
        <Link to="/agents/$id/runs/$runId" params={{ id: agentId, runId }}>
          {t('memory.trace')}
        </Link>
      )}
    </>
  );
}

function Use({ memory }: { memory: AgentMemory }) {
  const { t } = useI18n();
  const format = useFormat();
  return (
    <Group gap={12} component="span" display="inline-flex">
      {memory.uses === 0 ? (
        <span>{t('memory.unused')}</span>
      ) : (
        <span>
          {t(memory.uses === 1 ? 'memory.usedOnce' : 'memory.used', { count: format.number(memory.uses) })}{' '}
          <RelativeTime at={memory.usedAt} />
        </span>
      )}
      {memory.expiresAt && <span>{t('memory.lapses', { at: format.dateTime(memory.expiresAt) })}</span>}
    </Group>
  );
}
