import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../../../i18n/context';
import { refusal } from '../model/connect';
import { type Catalogue, NOTE, portsOf } from '../model/definition';
import { connect, remove } from '../model/edit';
import type { Editor } from './useEditor';

/** Joins nodes without a mouse: choose a way out, then where it leads. */
export function ConnectDialog(props: {
  opened: boolean;
  editor: Editor;
  types: Catalogue;
  onClose: () => void;
}) {
  const { t } = useI18n();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('flow.connect')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <ConnectForm {...props} />
    </Modal>
  );
}

function ConnectForm({ editor, types, onClose }: Parameters<typeof ConnectDialog>[0]) {
  const { t } = useI18n();
  const { definition, selected } = editor;
  const nodes = definition.nodes.filter((node) => node.type !== NOTE);
  const [from, setFrom] = useState(nodes.find((node) => selected.has(node.id))?.id ?? null);
  const [fromPort, setFromPort] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const source = nodes.find((node) => node.id === from);
  const target = nodes.find((node) => node.id === to);
  const ports = source ? portsOf(source, types.get(source.type)).out : [];
  const port = fromPort ?? ports[0] ?? '';
  const toPort = (target && portsOf(target, types.get(target.type)).in[0]) ?? 'in';
  const link = { from: from ?? '', fromPort: port, to: to ?? '', toPort };
  const joined = definition.edges.find(
    (edge) => edge.from === link.from && edge.fromPort === port && edge.to === link.to,
  );
  const why = from && to && !joined ? refusal(definition, types, link) : null;
  const options = nodes.map((node) => ({ value: node.id, label: `${node.name || node.id} (${node.id})` }));
  const go = () => {
    editor.change((now) => (joined ? remove(now, new Set([joined.id])) : connect(now, link)));
    onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (from && to && !why) go();
      }}
    >
      <Stack gap="sm">
        <Select
          label={t('flow.connectFrom')}
          data={options}
          value={from}
          searchable
          onChange={(id) => {
            setFrom(id);
            setFromPort(null);
          }}
        />
        {ports.length > 1 && (
          <Select label={t('flow.connectPort')} data={ports} value={port} onChange={setFromPort} />
        )}
        <Select
          data-autofocus
          label={t('flow.connectTo')}
          data={options.filter((option) => option.value !== from)}
          value={to}
          searchable
          onChange={setTo}
        />
        {why && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {t(`flow.refuse.${why}`)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button type="submit" disabled={!from || !to || why !== null} color={joined ? 'red' : undefined}>
            {joined ? t('flow.disconnect') : t('flow.connect')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
