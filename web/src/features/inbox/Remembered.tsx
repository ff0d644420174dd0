import { Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { flatten } from '../../api/pages';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { memoriesQuery } from '../agents/memory/api';
import classes from './inbox.module.css';

/** Memories that are shown here; the rest is where all of them are. */
const SHOWN = 5;

/** What agents remember of the customer; nothing when they remember nothing. */
export function Remembered({ customerId }: { customerId: string }) {
  const { t } = useI18n();
  const can = useCan();
  const list = useInfiniteQuery({ ...memoriesQuery({ customerId }), enabled: can('agents:read') });
  const items = flatten(list.data);
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="details-remembered">
      <Title order={3} id="details-remembered" mb="xs">
        {t('memory.ofCustomer')}
      </Title>
      <Stack component="ul" gap="xs" className={classes.remembered}>
        {items.slice(0, SHOWN).map((memory) => (
          <li key={memory.id}>
            <Text size="sm" lineClamp={4}>
              {memory.content}
            </Text>
            {memory.untrusted && (
              <Text size="xs" c="var(--tk-notice-ink)">
                {t('trace.untrusted')}
              </Text>
            )}
          </li>
        ))}
      </Stack>
      <Text size="sm" mt="xs">
        <Link to="/agents" search={{ tab: 'memory', customer: customerId }}>
          {t('memory.all')}
        </Link>
      </Text>
    </section>
  );
}
