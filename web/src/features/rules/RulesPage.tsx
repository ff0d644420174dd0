import { Badge, Table } from '@mantine/core';
import { IconGitBranch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { ruleTypeLabel } from '../../i18n/labels';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { RelativeTime } from '../../ui/RelativeTime';
import ui from '../../ui/ui.module.css';
import { NewRule } from './NewRule';
import { rulesQuery } from './queries';

/** The decision tables that say what happens to a message. */
export function RulesPage() {
  const { t } = useI18n();
  const can = useCan();
  const rules = useQuery(rulesQuery);
  return (
    <Page
      title={t('rules.title')}
      intro={t('rules.intro')}
      actions={can('rules:write') ? <NewRule /> : undefined}
    >
      {rules.isPending && <LoadingRows rows={3} />}
      {rules.isError && <ErrorNotice error={rules.error} onRetry={() => rules.refetch()} />}
      {rules.isSuccess && rules.data.length === 0 && (
        <EmptyState icon={IconGitBranch} title={t('rules.none')} text={t('rules.noneText')} />
      )}
      {rules.isSuccess && rules.data.length > 0 && (
        <Card p={0}>
          <Table.ScrollContainer minWidth={320}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('rules.name')}</Table.Th>
                  <Table.Th>{t('rules.type')}</Table.Th>
                  <Table.Th ta="right">{t('rules.version')}</Table.Th>
                  <Table.Th>{t('knowledge.updated')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rules.data.map((rule) => (
                  <Table.Tr key={rule.name}>
                    <Table.Td>
                      <Link className={ui.rowLink} to="/rules/$name" params={{ name: rule.name }}>
                        {rule.name}
                      </Link>
                    </Table.Td>
                    <Table.Td>
                      <Badge color={rule.type === 'escalation' ? 'amber' : 'fjord'}>
                        {ruleTypeLabel(rule.type, t)}
                      </Badge>
                    </Table.Td>
                    <Table.Td ta="right" className="tk-tabular">
                      {rule.version}
                      {rule.latestVersion > rule.version && (
                        <Badge size="xs" color="gray" ml={6}>
                          {t('rules.draftOf', { version: rule.latestVersion })}
                        </Badge>
                      )}
                    </Table.Td>
                    <Table.Td>
                      {rule.updatedAt ? (
                        <RelativeTime at={rule.updatedAt} />
                      ) : (
                        t(rule.latestVersion > 0 ? 'rules.notLive' : 'rules.shipped')
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
    </Page>
  );
}
