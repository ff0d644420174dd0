import {
  Badge,
  Button,
  Group,
  Radio,
  Select,
  SimpleGrid,
  Stack,
  Table,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import type { CrmImport } from '../../../api/types';
import { useFormat, useI18n } from '../../../i18n/context';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { FieldInput } from '../fields/FieldInput';
import { useLabels } from '../fields/useLabels';
import type { Kind } from '../model/kinds';
import { useFields } from '../queries';
import { POLICIES, type Policy, useStart } from './queries';

/** Values of a column that are shown. */
const SAMPLES = 3;

/** Says which column is which field, with what stands in it, and what becomes of records that are there. */
export function Mapping({ file }: { file: CrmImport }) {
  const { t } = useI18n();
  const format = useFormat();
  const labels = useLabels();
  const kind = file.kind as Kind;
  const fields = useFields(kind).filter((field) => !field.kept);
  const start = useStart(file.id);
  const [chosen, setChosen] = useState<Record<number, string | null>>(() =>
    Object.fromEntries(file.columns.map((column) => [column.index, column.field])),
  );
  const [duplicates, setDuplicates] = useState<Policy>('skip');
  const [source, setSource] = useState('');
  const [ownerId, setOwner] = useState<unknown>(null);
  const [tags, setTags] = useState<string[]>([]);
  const used = Object.values(chosen).filter((field) => field !== null);
  const twice = used.find((field, at) => used.indexOf(field) !== at);
  const named = used.includes('name');
  const submit = () =>
    start.mutate({
      mapping: Object.entries(chosen).flatMap(([column, field]) =>
        field ? [{ column: Number(column), field }] : [],
      ),
      duplicates,
      source: source.trim() || undefined,
      ownerId: typeof ownerId === 'string' ? ownerId : undefined,
      tags: tags.length > 0 ? tags : undefined,
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        <Card title={file.fileName} aside={<Shape file={file} />}>
          <Text size="sm" c="dimmed" mb="sm">
            {t('crm.mapText')}
          </Text>
          <Table.ScrollContainer minWidth={420}>
            <Table highlightOnHover={false}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('crm.mapColumn')}</Table.Th>
                  <Table.Th>{t('crm.mapSamples')}</Table.Th>
                  <Table.Th w={220}>{t('crm.mapField')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {file.columns.map((column) => (
                  <Table.Tr key={column.index}>
                    <Table.Td fw={550}>
                      {column.header || t('crm.mapNoHeader', { place: column.index + 1 })}
                    </Table.Td>
                    <Table.Td>
                      {column.samples.slice(0, SAMPLES).map((sample) => (
                        <Text key={sample} size="sm" c="dimmed" lineClamp={1}>
                          {sample}
                        </Text>
                      ))}
                    </Table.Td>
                    <Table.Td>
                      <Select
                        size="sm"
                        clearable
                        searchable
                        clearButtonProps={{ 'aria-label': t('action.clear') }}
                        aria-label={t('crm.mapFieldOf', { column: column.header })}
                        placeholder={t('crm.mapNone')}
                        data={fields.map((field) => ({ value: field.name, label: labels.field(field) }))}
                        value={chosen[column.index] ?? null}
                        onChange={(field) => setChosen((before) => ({ ...before, [column.index]: field }))}
                      />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          {!named && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {t('crm.mapNeedsName')}
            </Text>
          )}
          {twice && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {t('crm.mapTwice', {
                field: labels.field(fields.find(({ name }) => name === twice) ?? { name: twice }),
              })}
            </Text>
          )}
        </Card>
        <Card title={t('crm.importOptions')}>
          <Stack gap="md">
            <Radio.Group
              label={t('crm.duplicatesPolicy')}
              value={duplicates}
              onChange={(value) => setDuplicates(value as Policy)}
            >
              <Stack gap={8} mt={6}>
                {POLICIES.map((policy) => (
                  <Radio key={policy} value={policy} label={t(`crm.policy.${policy}`)} />
                ))}
              </Stack>
            </Radio.Group>
            <SimpleGrid cols={{ base: 1, sm: 3 }}>
              {kind === 'lead' && (
                <TextInput
                  label={t('crm.importSource')}
                  maxLength={100}
                  value={source}
                  onChange={(event) => setSource(event.currentTarget.value)}
                />
              )}
              <FieldInput field={{ name: 'ownerId', type: 'person' }} value={ownerId} onChange={setOwner} />
              <TagsInput
                label={t('crm.importTags')}
                placeholder={t('crm.tagHint')}
                maxTags={20}
                clearButtonProps={{ 'aria-label': t('action.clear') }}
                value={tags}
                onChange={setTags}
              />
            </SimpleGrid>
          </Stack>
        </Card>
        {start.isError && <ErrorNotice error={start.error} />}
        <Group justify="flex-end">
          <Text size="sm" c="dimmed">
            {t('crm.mapCount', { used: format.number(used.length), all: format.number(file.columns.length) })}
          </Text>
          <Button type="submit" loading={start.isPending} disabled={!named || twice !== undefined}>
            {t('crm.importStart')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** How the file is written. */
function Shape({ file }: { file: CrmImport }) {
  const { t } = useI18n();
  const format = useFormat();
  return (
    <Group gap={6}>
      <Badge color="gray">{file.format.toUpperCase()}</Badge>
      {file.encoding && <Badge color="gray">{file.encoding}</Badge>}
      {file.delimiter && (
        <Badge color="gray">
          {t('crm.delimiter', { sign: file.delimiter === '\t' ? 'Tab' : file.delimiter })}
        </Badge>
      )}
      <Badge color="gray">{format.bytes(file.bytes)}</Badge>
    </Group>
  );
}
