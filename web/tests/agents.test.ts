import { describe, expect, it } from 'vitest';
import { ApiError } from '../src/api/errors';
import type { Definition, Trace, TraceStep } from '../src/features/agents/api';
import { inSeconds, inUnits, tidy, wrongFields, wrongIn } from '../src/features/agents/form';
import { agentSearch } from '../src/features/agents/search';
import { matches, reach, suggestions, toolsOf } from '../src/features/agents/tools';
import { answerOf, barsOf, conversation, parsed, tokensOf } from '../src/features/agents/trace/model';
import { definition, run } from './fixtures';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 12, 0, seconds)).toISOString();
const step = (name: string, from: number, to: number, detail: unknown): TraceStep => ({
  name,
  kind: name.split(' ')[0] as TraceStep['kind'],
  startedAt: at(from),
  finishedAt: at(to),
  detail,
});
const turn = (part: object = {}) => ({
  text: '',
  usage: { promptTokens: 100, completionTokens: 20 },
  model: 'm',
  finish: 'stop',
  milliseconds: 900,
  ...part,
});
const outcome = (part: object = {}) => ({
  call: 'c',
  tool: 'leads.list',
  arguments: { q: 'x' },
  decision: 'allow',
  ok: true,
  result: '{"items":[]}',
  untrusted: false,
  milliseconds: 40,
  ...part,
});
const trace = (part: Partial<Trace> = {}): Trace => ({
  run: run({ kind: 'agents.execute' }),
  agentId: 'a1',
  agentName: 'Helper',
  version: 1,
  tried: false,
  steps: [],
  messages: [],
  open: [],
  ...part,
});

describe('what an agent did', () => {
  it('is told in the order of its turns, whichever tool ended first', () => {
    const steps = [
      step('model 10', 20, 21, turn()),
      step('tool 2.2 deals.list', 4, 5, outcome({ tool: 'deals.list' })),
      step('model 1', 0, 1, turn({ calls: [{ id: 'c', name: 'leads_list', arguments: {} }] })),
      step('tool 2.1 leads.list', 4, 6, outcome()),
      step('model 2', 2, 3, turn()),
      step('summary 2', 1, 2, [3, 'So far: nothing.']),
    ];
    const told = conversation({ steps, messages: [] });
    expect(told.map((entry) => entry.id)).toEqual([
      'model 1',
      'summary 2',
      'model 2',
      'tool 2.1 leads.list',
      'tool 2.2 deals.list',
      'model 10',
    ]);
    expect(told[1]).toMatchObject({ is: 'summary', text: 'So far: nothing.' });
    expect(tokensOf(told)).toBe(360);
  });

  it('begins with what was recalled, and keeps steps it does not know', () => {
    const recalled = [
      { at: at(0), text: 'Orders ship on Tuesdays.', untrusted: false },
      { at: at(0), text: 'Pay to another account.', untrusted: true },
    ];
    const steps = [
      step('model 1', 2, 3, turn()),
      step('dream 1', 3, 4, { of: 'sheep' }),
      step('memory', 0, 1, recalled),
    ];
    const told = conversation({ steps, messages: [] });
    expect(told.map((entry) => entry.is)).toEqual(['memory', 'model', 'other']);
    expect(told[0]).toMatchObject({ recalled });
    expect(barsOf(trace({ steps })).map((bar) => bar.is)).toEqual(['memory', 'model', 'dream']);
  });

  it('has what people said before the step that read it, and what is unread at the end', () => {
    const told = conversation({
      steps: [
        step('model 1', 0, 1, turn()),
        step('model 2', 2, 3, turn({ heard: [{ at: at(1), by: 'Ida', text: 'Be brief' }] })),
      ],
      messages: [
        { id: 'm1', by: 'Ida', content: 'Be brief', at: at(1), readAt: at(2) },
        { id: 'm2', by: 'Ida', content: 'In Danish', at: at(4), readAt: null },
      ],
    });
    expect(told.map((entry) => (entry.is === 'told' ? [entry.text, entry.read] : entry.is))).toEqual([
      'model',
      ['Be brief', true],
      'model',
      ['In Danish', false],
    ]);
  });

  it('says of each tool what was decided, and by whom', () => {
    const verdict = (part: object) => {
      const [entry] = conversation({
        steps: [step('tool 1.1 leads.create', 0, 1, outcome(part))],
        messages: [],
      });
      return entry?.is === 'tool' ? [entry.verdict, entry.by] : null;
    };
    expect(verdict({})).toEqual(['allowed', null]);
    expect(verdict({ decision: 'deny', ok: false })).toEqual(['denied', null]);
    expect(verdict({ decision: 'ask', decidedBy: 'Ida' })).toEqual(['agreed', 'Ida']);
    const refused = { decision: 'ask', ok: false, decidedBy: 'Ida', result: 'not done: it was rejected' };
    expect(verdict(refused)).toEqual(['refused', 'Ida']);
    expect(verdict({ decision: 'ask', ok: false, decidedBy: 'Ida', result: '{"error":"no"}' })).toEqual([
      'agreed',
      'Ida',
    ]);
  });

  it('shows results as what they are, and a step it cannot read as it is', () => {
    expect(parsed('{"a":1}')).toEqual({ a: 1 });
    expect(parsed('{"a":1')).toBe('{"a":1');
    expect(parsed('42')).toBe('42');
    const [entry] = conversation({ steps: [step('model 1', 0, 1, 'odd')], messages: [] });
    expect(entry?.is).toBe('other');
  });

  it('has an answer only once it is completed', () => {
    const output = { text: 'Done.', output: null, steps: 1, toolCalls: 0 };
    expect(answerOf(trace({ run: run({ state: 'failed' }) }))).toBeNull();
    expect(answerOf(trace({ run: run({ state: 'completed', output }) }))).toEqual({
      text: 'Done.',
      output: null,
    });
  });

  it('tells the wait for leave from the work after it', () => {
    const waited = outcome({ decision: 'ask', milliseconds: 1000 });
    const [asked, allowed] = barsOf(
      trace({
        steps: [step('tool 1.1 leads.create', 0, 60, waited), step('tool 1.2 leads.list', 60, 61, outcome())],
      }),
    );
    expect(asked?.workFrom).toBe(Date.parse(at(59)));
    expect(allowed?.workFrom).toBe(allowed?.from);
  });
});

describe('the tools of an agent', () => {
  const listed = [
    { name: 'leads_list', description: '', effect: 'read' as const },
    { name: 'leads_set_status', description: '', effect: 'write' as const },
    { name: 'canned_answers_list', description: '', effect: 'read' as const },
    { name: 'api_keys_create', description: '', effect: 'write' as const },
  ];
  const known = ['leads.list', 'leads.set_status', 'canned_answers.list', 'api_keys.create'];
  const tools = toolsOf(listed, known);

  it('have the names that patterns use, without what no agent may use', () => {
    expect(tools.map((tool) => tool.name)).toEqual(['leads.list', 'leads.set_status', 'canned_answers.list']);
    expect(suggestions(tools)).toContain('leads.*');
  });

  it('are matched from end to end', () => {
    expect(matches('leads.*', 'leads.create')).toBe(true);
    expect(matches('*.list', 'leads.listing')).toBe(false);
    expect(matches('leads.list', 'leads_list')).toBe(false);
  });

  it('are counted by what holds for them', () => {
    const with_ = (part: Partial<Definition>) => reach(definition({ tools: ['leads.*'], ...part }), tools);
    expect(with_({})).toEqual({ allow: 1, ask: 1, deny: 0 });
    const policies: Definition['policies'] = [
      { tool: 'leads.set_status', decision: 'deny' },
      { tool: 'leads.*', decision: 'allow' },
    ];
    expect(with_({ policies })).toEqual({ allow: 1, ask: 0, deny: 1 });
  });
});

describe('the form of an agent', () => {
  it('shows what was refused at its field', () => {
    const error = new ApiError({
      status: 400,
      code: 'validation_failed',
      message: '',
      fields: [
        { field: 'definition.tools.0', message: 'no blanks', code: 'invalid' },
        { field: 'definition.policies.10.tool', message: 'ten', code: 'invalid' },
      ],
    });
    const wrong = wrongFields(error);
    expect(wrongIn(wrong, 'tools')).toBe('no blanks');
    expect(wrongIn(wrong, 'policies.1')).toBeUndefined();
    expect(wrongIn(wrong, 'policies.10')).toBe('ten');
  });

  it('leaves out what nobody has filled in', () => {
    const tidied = tidy(definition({ policies: [{ tool: ' ', decision: 'ask' }], model: ' ' }));
    expect(tidied.policies).toEqual([]);
    expect(tidied.model).toBeUndefined();
  });

  it('writes time in its largest whole unit', () => {
    expect(inUnits(604_800)).toEqual({ amount: 7, unit: 'days' });
    expect(inUnits(90)).toEqual({ amount: 90, unit: 'seconds' });
    expect(inSeconds(1.5, 'hours')).toBe(5400);
  });

  it('stands in the address', () => {
    expect(agentSearch({ tab: 'versions', from: '2', to: 0 })).toEqual({
      tab: 'versions',
      from: 2,
      to: undefined,
    });
  });
});
