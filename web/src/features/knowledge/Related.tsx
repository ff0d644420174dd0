import { Button, SimpleGrid, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { KnowledgeDocument } from '../../api/types';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import ui from '../../ui/ui.module.css';
import { EditLinks } from './EditLinks';
import classes from './knowledge.module.css';
import { RelatedGraph } from './RelatedGraph';
import { relatedQuery, why } from './related';

const SHOWN = 10;

/** What belongs to a document and why, as a list and drawn. */
export function Related({ document }: { document: KnowledgeDocument }) {
  const { t } = useI18n();
  const can = useCan();
  const [opened, { open, close }] = useDisclosure(false);
  const related = useQuery(relatedQuery(document.id, SHOWN));
  const items = related.data?.items ?? [];
  return (
    <Card
      title={t('related.title')}
      mb="md"
      aside={
        can('knowledge:write') && (
          <Button
            id="edit-links"
            size="xs"
            variant="default"
            leftSection={<IconLink size={15} aria-hidden="true" />}
            onClick={open}
          >
            {t('related.edit')}
          </Button>
        )
      }
    >
      {related.isPending && <LoadingRows rows={2} height={40} />}
      {related.isError && <ErrorNotice error={related.error} onRetry={() => related.refetch()} />}
      {related.isSuccess && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('related.none')}
        </Text>
      )}
      {items.length > 0 && (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          <ul className={classes.related}>
            {items.map((item) => (
              <li key={item.id}>
                <Link className={ui.rowLink} to="/knowledge/$id" params={{ id: item.id }}>
                  {item.title}
                </Link>
                <Text size="xs" c="dimmed">
                  {item.reasons.map((reason) => why(reason, t)).join(' · ')}
                </Text>
              </li>
            ))}
          </ul>
          <RelatedGraph title={document.title} items={items} />
        </SimpleGrid>
      )}
      {opened && <EditLinks document={document} onClose={close} />}
    </Card>
  );
}
