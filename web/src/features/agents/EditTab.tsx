import { Alert, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '../../api/errors';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { same } from '../../ui/same';
import classes from './agents.module.css';
import { type Agent, agentQuery, type Definition, MAY_RUN, MAY_WRITE, useUpdate } from './api';
import { DefinitionForm } from './DefinitionForm';
import { tidy, wrongFields } from './form';
import { TestPane } from './TestPane';

/** The definition that works, to be changed and tried before it is saved. */
export function EditTab({ agent }: { agent: Agent }) {
  const { t } = useI18n();
  const can = useCan();
  const may = can(MAY_WRITE);
  const [base, setBase] = useState(agent);
  const [value, setValue] = useState<Definition>(agent.definition);
  // A field that takes its value only once, such as JSON, begins anew with another base.
  const [round, setRound] = useState(0);
  const changed = !same(tidy(value), tidy(base.definition));
  const restart = (from: Agent) => {
    setBase(from);
    setValue(from.definition);
    setRound((before) => before + 1);
  };
  const moved = agent.version !== base.version || agent.latestVersion !== base.latestVersion;
  if (moved && !changed) restart(agent);
  useBlocker({
    shouldBlockFn: ({ next, current }) =>
      changed && next.pathname !== current.pathname && !window.confirm(t('agents.leaveText')),
  });
  return (
    <div className={classes.edit}>
      <Stack gap="md">
        {!may && <Text size="sm">{t('agents.readOnly')}</Text>}
        {base.latestVersion > base.version && (
          <Alert color="gray" variant="light">
            {t('agents.editsOther', { version: base.version, latest: base.latestVersion })}
          </Alert>
        )}
        <Saving
          key={round}
          base={base}
          value={value}
          changed={changed}
          onChange={setValue}
          onRestart={restart}
        />
      </Stack>
      {may && can(MAY_RUN) && (
        <div className={classes.test}>
          <TestPane agent={agent} definition={tidy(value)} />
        </div>
      )}
    </div>
  );
}

function Saving(props: {
  base: Agent;
  value: Definition;
  changed: boolean;
  onChange: (value: Definition) => void;
  onRestart: (from: Agent) => void;
}) {
  const { base, value, changed, onChange, onRestart } = props;
  const { t } = useI18n();
  const may = useCan()(MAY_WRITE);
  const cache = useQueryClient();
  const update = useUpdate(base.id);
  const [note, setNote] = useState('');
  const [promote, setPromote] = useState(true);
  const wrong = wrongFields(update.error);
  const conflict = update.error instanceof ApiError && update.error.status === 409;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate(
          {
            definition: tidy(value),
            note: note.trim() || undefined,
            latestVersion: base.latestVersion,
            promote,
          },
          {
            // Not promoted: what works stays what it was, and what was just saved stays in the form.
            onSuccess: (saved) => onRestart({ ...saved, definition: tidy(value) }),
          },
        );
      }}
    >
      <DefinitionForm value={value} wrong={wrong} readOnly={!may} onChange={onChange} />
      {may && (
        <Stack gap="xs" className={classes.save}>
          {update.isError && <ErrorNotice error={update.error} />}
          {conflict && (
            <Button
              variant="default"
              onClick={() => void cache.fetchQuery(agentQuery(base.id)).then(onRestart)}
            >
              {t('agents.loadLatest')}
            </Button>
          )}
          <Group gap="sm" align="center">
            <TextInput
              style={{ flex: '1 1 180px' }}
              aria-label={t('agents.note')}
              placeholder={t('agents.note')}
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <Checkbox
              label={t('agents.promoteNow')}
              checked={promote}
              onChange={(event) => setPromote(event.currentTarget.checked)}
            />
            <Button
              type="submit"
              leftSection={<IconDeviceFloppy size={16} aria-hidden="true" />}
              loading={update.isPending}
              disabled={!changed}
            >
              {t('agents.save')}
            </Button>
          </Group>
          <Group gap="sm" role="status">
            {changed ? (
              <>
                <Text size="sm">{t('agents.unsaved')}</Text>
                <Button size="compact-sm" variant="subtle" onClick={() => onRestart(base)}>
                  {t('agents.undo')}
                </Button>
              </>
            ) : (
              <Text size="sm" c="dimmed">
                {t('agents.saved', { number: base.latestVersion })}
              </Text>
            )}
          </Group>
        </Stack>
      )}
    </form>
  );
}
