import { Badge, Button, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat, useI18n } from '../../../i18n/context';
import { Card } from '../../../ui/Card';
import { Confirm } from '../../../ui/Confirm';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { RelativeTime } from '../../../ui/RelativeTime';
import { modelsQuery, useActivate } from './queries';

/** The rules that are there from the start. */
const RULES = 0;

/** Every version of the tenant's model; any of them, or the rules, can be the one that judges. */
export function Versions({ sets }: { sets: boolean }) {
  const { t } = useI18n();
  const format = useFormat();
  const models = useQuery(modelsQuery);
  const activate = useActivate();
  const [asked, setAsked] = useState<number | null>(null);
  const items = models.data ?? [];
  if (models.isError) return <ErrorNotice error={models.error} onRetry={() => models.refetch()} />;
  if (items.length === 0) return null;
  const rules = items.every((model) => !model.active);
  const name = (version: number) =>
    version === RULES ? t('scoring.rules') : t('scoring.version', { version });
  const choice = (version: number, active: boolean) =>
    active ? (
      <Badge color="fjord">{t('scoring.active')}</Badge>
    ) : (
      sets && (
        <Button size="compact-sm" variant="default" onClick={() => setAsked(version)}>
          {t('scoring.activate')}
        </Button>
      )
    );
  return (
    <Card title={t('scoring.versions')}>
      <Table.ScrollContainer minWidth={340}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('scoring.versionOf')}</Table.Th>
              <Table.Th>{t('scoring.auc')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('scoring.learned')}</Table.Th>
              <Table.Th>{t('scoring.use')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((model) => (
              <Table.Tr key={model.version}>
                <Table.Td>
                  {name(model.version)}
                  <Text size="xs" c="dimmed">
                    <RelativeTime at={model.trainedAt} />
                  </Text>
                </Table.Td>
                <Table.Td className="tk-tabular">{format.number(model.quality.auc, 3)}</Table.Td>
                <Table.Td visibleFrom="sm" className="tk-tabular">
                  {format.number(model.quality.learned)}
                </Table.Td>
                <Table.Td>{choice(model.version, model.active)}</Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Td>{name(RULES)}</Table.Td>
              <Table.Td>–</Table.Td>
              <Table.Td visibleFrom="sm">–</Table.Td>
              <Table.Td>{choice(RULES, rules)}</Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Confirm
        opened={asked !== null}
        title={t('scoring.activateTitle', { name: asked === null ? '' : name(asked) })}
        text={t('scoring.activateText')}
        action={t('scoring.activate')}
        busy={activate.isPending}
        error={activate.error}
        onClose={() => setAsked(null)}
        onConfirm={() => asked !== null && activate.mutate(asked, { onSuccess: () => setAsked(null) })}
      />
    </Card>
  );
}
