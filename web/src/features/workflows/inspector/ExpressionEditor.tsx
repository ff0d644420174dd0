import {
  autocompletion,
  type CompletionContext,
  completionKeymap,
  startCompletion,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { FUNCTIONS, suggestions } from '../model/expression';
import classes from './inspector.module.css';

export type ExpressionEditorProps = {
  value: string;
  label: string;
  hint: string;
  /** What completion offers; null for texts that are no expressions. */
  scope: Record<string, unknown> | null;
  readOnly: boolean;
  invalid: boolean;
  rows?: number;
  onChange: (text: string) => void;
};

const theme = EditorView.theme({
  '&': { fontSize: '0.82rem', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-content': {
    fontFamily: 'var(--mantine-font-family-monospace)',
    caretColor: 'var(--mantine-color-text)',
    padding: '6px 0',
  },
  '.cm-cursor': { borderLeftColor: 'var(--mantine-color-text)' },
  '.cm-placeholder': { color: 'var(--mantine-color-placeholder)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--mantine-color-body)',
    border: '1px solid var(--tk-line)',
    borderRadius: '6px',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--tk-selected)',
    color: 'var(--mantine-color-text)',
  },
  '.cm-completionDetail': { color: 'var(--mantine-color-dimmed)', fontStyle: 'normal' },
});

/** A text with completion from real data. */
export default function ExpressionEditor(props: ExpressionEditorProps) {
  const { value, label, hint, readOnly, invalid, rows = 1 } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const changeable = useRef(new Compartment());

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor is made once and told of changes below
  useEffect(() => {
    if (!host.current) return;
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: value,
        extensions: [
          history(),
          bracketMatching(),
          autocompletion({ override: [complete], icons: false, activateOnTyping: true }),
          keymap.of([
            { key: 'Ctrl-Space', run: startCompletion },
            ...completionKeymap,
            ...defaultKeymap,
            ...historyKeymap,
          ]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label }),
          placeholder(hint),
          theme,
          changeable.current.of(EditorView.editable.of(!readOnly)),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    return () => {
      view.current = null;
      made.destroy();
    };
  }, []);

  useEffect(() => {
    view.current?.dispatch({
      effects: changeable.current.reconfigure(EditorView.editable.of(!readOnly)),
    });
  }, [readOnly]);

  useEffect(() => {
    const now = view.current?.state.doc.toString();
    if (now === undefined || now === value) return;
    view.current?.dispatch({ changes: { from: 0, to: now.length, insert: value } });
  }, [value]);

  function complete(context: CompletionContext) {
    const { scope } = latest.current;
    if (!scope) return null;
    const before = context.state.sliceDoc(0, context.pos);
    const { from, options } = suggestions(before, scope);
    const word = before.slice(from);
    if (word === '' && !context.explicit && !before.endsWith('.')) return null;
    const functions = before.charAt(from - 1) === '.' ? [] : FUNCTIONS;
    return {
      from,
      options: [
        ...options.map((one) => ({ label: one.label, detail: one.detail, apply: one.insert, boost: 10 })),
        ...functions.map((one) => ({
          label: one.label,
          detail: one.detail,
          apply: one.insert,
          type: 'function',
        })),
      ],
      validFor: /^[\w$]*$/,
    };
  }

  return (
    <div
      ref={host}
      className={classes.editor}
      data-invalid={invalid || undefined}
      style={{ minHeight: `${rows * 1.4 + 1}rem` }}
    />
  );
}
