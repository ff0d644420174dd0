import { Alert, List } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useBlocker, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { flatten } from '../../../api/pages';
import { useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { executionsQuery, useExecution, useProblems, useStart, type Workflow } from '../api';
import { Inspector } from '../inspector/Inspector';
import type { Catalogue } from '../model/definition';
import { byNode } from '../model/execution';
import type { WorkflowSearch } from '../search';
import classes from './builder.module.css';
import { Canvas } from './Canvas';
import { ConflictDialog } from './ConflictDialog';
import { ConnectDialog } from './ConnectDialog';
import { EdgePanel } from './EdgePanel';
import { Palette } from './Palette';
import { PublishDialog } from './PublishDialog';
import { RunBanner } from './RunBanner';
import { ShortcutsHelp } from './ShortcutsHelp';
import { TestDialog } from './TestDialog';
import { Toolbar } from './Toolbar';
import { useCanvasActions } from './useCanvasActions';
import { useEditor } from './useEditor';
import { useRounds } from './useRounds';
import { useSaving } from './useSaving';
import { type Shortcut, useShortcuts } from './useShortcuts';

const route = getRouteApi('/workflows/$id');
const SETTLE_MS = 400;
type Dialog = 'test' | 'publish' | 'connect' | 'help';

const viewOf = (search: unknown) => (search as WorkflowSearch).pane ?? 'builder';

/** The workflow as a drawing that can be changed, tried and published. */
export function Builder(props: { workflow: Workflow; types: Catalogue; readOnly: boolean }) {
  const { workflow, types, readOnly } = props;
  const { t } = useI18n();
  const { run: runId = null } = route.useSearch();
  const navigate = useNavigate({ from: '/workflows/$id' });
  const editor = useEditor(workflow.definition);
  const saving = useSaving(workflow, editor);
  const actions = useCanvasActions(editor, types);
  const start = useStart(workflow.id);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [inspecting, setInspecting] = useState(true);
  const search = useRef<HTMLInputElement>(null);
  const { definition, selected } = editor;

  const [settled] = useDebouncedValue(definition, SETTLE_MS);
  const problems = useProblems(settled).data ?? workflow.problems;

  const shown = useExecution(runId);
  const last = flatten(useInfiniteQuery(executionsQuery(workflow.id)).data)[0]?.runId ?? null;
  const lastRun = useExecution(runId === null ? last : null);
  const rounds = useRounds(runId === null ? undefined : shown.data);
  const { runs } = rounds;
  const lastRuns = useMemo(() => (lastRun.data ? byNode(lastRun.data.nodes) : null), [lastRun.data]);

  useBlocker({
    shouldBlockFn: ({ next, current }) => {
      const stays = next.pathname === current.pathname && viewOf(next.search) === viewOf(current.search);
      return editor.changed && !stays && !window.confirm(t('flow.leave'));
    },
  });

  const show = useCallback(
    (id: string | undefined) =>
      void navigate({ search: (before) => ({ ...before, run: id }), replace: true }),
    [navigate],
  );
  const { save } = saving;
  /** Runs the draft as it is drawn now; from a node on with what an earlier run gave before it. */
  const test = useCallback(
    async (body: { input?: unknown; node?: string; fromNode?: string }) => {
      setDialog(null);
      if ((await save()) === null) return;
      const fromRun = body.fromNode ? (runId ?? last ?? undefined) : undefined;
      start.mutate({ ...body, fromRun, version: 'draft' }, { onSuccess: (made) => show(made.runId) });
    },
    [save, start, show, runId, last],
  );

  const act = (shortcut: Shortcut) => {
    if (shortcut === 'undo' || shortcut === 'redo') editor[shortcut]();
    else if (shortcut === 'save') void (readOnly || save());
    else if (shortcut === 'test') setDialog('test');
    else if (shortcut === 'open') setInspecting(true);
    else if (shortcut === 'help' || shortcut === 'connect') setDialog(shortcut);
    else if (shortcut === 'add') search.current?.focus();
    else if (shortcut === 'fit' || shortcut === 'selectAll' || shortcut === 'unselect') actions[shortcut]();
    else if (!readOnly) actions[shortcut]();
  };
  useShortcuts(act, {
    copy: actions.copy,
    cut: () => (readOnly ? null : actions.cut()),
    paste: (text) => !readOnly && actions.paste(text),
  });

  const [only] = actions.chosen.length === 1 ? actions.chosen : [];
  const edge = selected.size === 1 ? definition.edges.find((one) => selected.has(one.id)) : undefined;
  const general = problems.filter((problem) => !problem.node);
  return (
    <div className={classes.builder}>
      <Toolbar
        workflow={workflow}
        editor={editor}
        saving={saving}
        actions={actions}
        readOnly={readOnly}
        problems={problems}
        starting={start.isPending}
        onTest={() => setDialog('test')}
        onPublish={() => setDialog('publish')}
        onHelp={() => setDialog('help')}
      />
      <div className={classes.desk} data-plain={readOnly || undefined}>
        {!readOnly && (
          <Palette types={[...types.values()]} search={search} onAdd={(type) => actions.add(type)} />
        )}
        <div style={{ position: 'relative', minWidth: 0 }}>
          <div className={classes.banner}>
            {saving.error || start.error ? <ErrorNotice error={saving.error ?? start.error} /> : null}
            {runId && (
              <RunBanner runId={runId} execution={shown} rounds={rounds} onClose={() => show(undefined)} />
            )}
            {general.length > 0 && !runId && (
              <Alert color="red" variant="light" p="xs">
                <List size="sm">
                  {general.slice(0, 4).map((problem) => (
                    <List.Item key={`${problem.edge}:${problem.code}:${problem.message}`}>
                      {problem.message}
                    </List.Item>
                  ))}
                </List>
              </Alert>
            )}
          </div>
          <Canvas
            editor={editor}
            types={types}
            problems={problems}
            runs={runs}
            readOnly={readOnly}
            map
            label={t('flow.canvas')}
            onDropType={(type, at) => {
              const found = types.get(type);
              if (found) actions.add(found, at);
            }}
            onOpen={() => setInspecting(true)}
          />
        </div>
        {inspecting && only && (
          <aside className={classes.inspector} aria-label={t('flow.inspector')}>
            <Inspector
              workflowId={workflow.id}
              key={only.id}
              node={only}
              editor={editor}
              types={types}
              problems={problems}
              runs={runs ?? lastRuns}
              runId={runId ?? last}
              readOnly={readOnly}
              onClose={() => editor.select([])}
              onRunFrom={() => void test({ fromNode: only.id })}
            />
          </aside>
        )}
        {edge && <EdgePanel edge={edge} editor={editor} runs={runs ?? lastRuns} readOnly={readOnly} />}
      </div>
      <ConflictDialog saving={saving} />
      <TestDialog
        opened={dialog === 'test'}
        definition={definition}
        onClose={() => setDialog(null)}
        onStart={(input, node) => void test({ input, node })}
      />
      <PublishDialog
        workflow={workflow}
        opened={dialog === 'publish'}
        problems={problems}
        save={save}
        onClose={() => setDialog(null)}
      />
      <ConnectDialog
        opened={dialog === 'connect' && !readOnly}
        editor={editor}
        types={types}
        onClose={() => setDialog(null)}
      />
      <ShortcutsHelp opened={dialog === 'help'} onClose={() => setDialog(null)} />
    </div>
  );
}
