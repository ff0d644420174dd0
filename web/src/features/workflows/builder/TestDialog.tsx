import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useI18n } from '../../../i18n/context';
import { JsonField } from '../../../ui/JsonField';
import { InputField, type Surroundings } from '../inspector/InputField';
import { type Definition, isTrigger, type JsonSchema } from '../model/definition';
import { fieldsOf } from '../model/schema';

const ALONE: Surroundings = {
  scope: () => ({}),
  context: {},
  tried: true,
  wrong: new Map(),
  readOnly: false,
};

/** Asks what the trigger shall give, then runs the draft. */
export function TestDialog(props: {
  opened: boolean;
  definition: Definition;
  onClose: () => void;
  onStart: (input: unknown, trigger: string | undefined) => void;
}) {
  const { opened, onClose } = props;
  const { t } = useI18n();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('flow.test')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <TestForm {...props} />
    </Modal>
  );
}

function TestForm({ definition, onClose, onStart }: Parameters<typeof TestDialog>[0]) {
  const { t } = useI18n();
  const triggers = definition.nodes.filter((node) => isTrigger(node.type) && !node.disabled);
  const [chosen, choose] = useState(triggers[0]?.id);
  const trigger = triggers.find((node) => node.id === chosen);
  const [input, setInput] = useState<unknown>(trigger?.pinned ?? {});
  const schema = trigger?.inputs.schema;
  const fields = useMemo(
    () => (typeof schema === 'object' && schema ? fieldsOf(schema as JsonSchema) : []),
    [schema],
  );
  const values = (typeof input === 'object' && input ? input : {}) as Record<string, unknown>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onStart(input, chosen);
      }}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('flow.testText')}
        </Text>
        {triggers.length > 1 && (
          <Select
            label={t('flow.testTrigger')}
            data={triggers.map((node) => ({ value: node.id, label: node.name || node.id }))}
            allowDeselect={false}
            value={chosen ?? null}
            onChange={(id) => {
              choose(id ?? undefined);
              setInput(triggers.find((node) => node.id === id)?.pinned ?? {});
            }}
          />
        )}
        {fields.map((field) => (
          <InputField
            key={field.name}
            field={field}
            path={field.name}
            value={values[field.name]}
            onChange={(value) => setInput({ ...values, [field.name]: value })}
            around={ALONE}
          />
        ))}
        {fields.length === 0 && (
          <div>
            <Text size="sm" fw={500} mb={4}>
              {t('flow.testInput')}
            </Text>
            <JsonField
              label={t('flow.testInput')}
              value={input}
              optional
              readOnly={false}
              rows={6}
              onChange={setInput}
            />
          </div>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}>
            {t('flow.testStart')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
