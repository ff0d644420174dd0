import { Button, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { RuleType } from '../../api/types';
import { useI18n } from '../../i18n/context';
import { ruleTypeLabel } from '../../i18n/labels';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { blankDocument } from './grid';
import { typesQuery, useSaveRule } from './queries';

const TYPES = ['routing', 'automation', 'validation'] as const;
/** The fact that a rule of a type most often begins with. */
const FIRST_FACT = { routing: 'intent', automation: 'event', validation: 'sender' } as const;

export function NewRule() {
  const { t, language } = useI18n();
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const [type, setType] = useState<(typeof TYPES)[number]>('routing');
  const types = useQuery(typesQuery);
  const save = useSaveRule(name.trim());
  const navigate = useNavigate();
  const create = (event: FormEvent) => {
    event.preventDefault();
    const vocabulary = types.data?.find((one) => one.type === type);
    const fact = vocabulary?.facts.find((one) => one.name === FIRST_FACT[type]);
    const output = vocabulary?.outputs[0];
    if (!fact || !output) return;
    const content = blankDocument(
      name.trim(),
      [{ id: 'in_1', name: fact.label[language], field: fact.name }],
      [{ id: 'out_1', name: output.label[language], field: output.name }],
      type === 'automation',
    );
    save.mutate(
      { type: type as RuleType, content, draft: true, expectedVersion: 0 },
      { onSuccess: () => navigate({ to: '/rules/$name', params: { name: name.trim() } }) },
    );
  };
  return (
    <>
      <Button leftSection={<IconPlus size={16} />} onClick={() => setOpened(true)}>
        {t('rules.new')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('rules.new')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <form onSubmit={create}>
          <Stack gap="sm">
            <TextInput
              data-autofocus
              required
              maxLength={100}
              label={t('rules.name')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <NativeSelect
              label={t('rules.type')}
              data={TYPES.map((value) => ({ value, label: ruleTypeLabel(value, t) }))}
              value={type}
              onChange={(event) => setType(event.currentTarget.value as (typeof TYPES)[number])}
            />
            <Text size="sm" c="dimmed">
              {t(`rules.about.${type}`)}
            </Text>
            {save.isError && <ErrorNotice error={save.error} />}
            <Button type="submit" disabled={!name.trim() || !types.data} loading={save.isPending}>
              {t('rules.create')}
            </Button>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
