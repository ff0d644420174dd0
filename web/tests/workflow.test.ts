import { describe, expect, it } from 'vitest';
import { copied, pasted, read } from '../src/features/workflows/model/clipboard';
import { refusal } from '../src/features/workflows/model/connect';
import {
  type Catalogue,
  type Definition,
  type NodeType,
  portsOf,
  type WorkNode,
} from '../src/features/workflows/model/definition';
import { difference } from '../src/features/workflows/model/diff';
import * as edit from '../src/features/workflows/model/edit';
import { count, type NodeRun, taken } from '../src/features/workflows/model/execution';
import * as expression from '../src/features/workflows/model/expression';
import * as history from '../src/features/workflows/model/history';
import { fitsName, suggestedName } from '../src/features/workflows/model/interface';
import { aligned, arranged } from '../src/features/workflows/model/layout';
import { groups } from '../src/features/workflows/model/palette';
import { fieldsOf, inWords } from '../src/features/workflows/model/schema';

const type = (
  name: string,
  ports: Partial<NodeType['ports']> = {},
  part: Partial<NodeType> = {},
): NodeType => ({
  type: name,
  category: 'flow',
  title: { en: name, da: name },
  description: { en: '', da: '' },
  ports: { in: ['in'], out: ['out'], ...ports },
  input: { type: 'object' },
  ...part,
});
const types: Catalogue = new Map(
  [
    type('trigger.manual', { in: [] }),
    type('condition', { out: ['true', 'false'] }),
    type('switch', { out: ['default'], more: 'cases' }),
    type('loop', { out: ['each', 'done'] }),
    type('code', {}, { output: { type: 'object', properties: { sum: { type: 'number' } } } }),
  ].map((one) => [one.type, one]),
);
const node = (id: string, kind = 'code', part: Partial<WorkNode> = {}): WorkNode => ({
  id,
  type: kind,
  name: id,
  position: { x: 0, y: 0 },
  inputs: {},
  ...part,
});
const ways = (...pairs: string[]) =>
  pairs.map((pair, index) => {
    const [from = '', to = ''] = pair.split('>');
    const [source = '', port = 'out'] = from.split('.');
    return { id: `e${index + 1}`, from: source, fromPort: port, to, toPort: 'in' };
  });
const flow = (nodes: WorkNode[], ...pairs: string[]): Definition => ({
  schema: 1,
  nodes,
  edges: ways(...pairs),
});
const link = (from: string, to: string, fromPort = 'out') => ({ from, fromPort, to, toPort: 'in' });

describe('ports', () => {
  it('come with cases and with a way for errors', () => {
    const one = node('s', 'switch', {
      inputs: { cases: [{ name: 'big' }, { name: '' }] },
      onError: 'branch',
    });
    expect(portsOf(one, types.get('switch'))).toEqual({ in: ['in'], out: ['big', 'default', 'error'] });
  });
});

describe('connections', () => {
  const start = flow(
    [node('t', 'trigger.manual'), node('a'), node('b'), node('l', 'loop'), node('body'), node('after')],
    't>a',
    'a>b',
    'l.each>body',
  );
  it.each([
    ['a', 'a', 'out', 'self'],
    ['a', 'gone', 'out', 'unknown'],
    ['a', 't', 'out', 'port'],
    ['a', 'b', 'true', 'port'],
    ['a', 'b', 'out', 'twice'],
    ['b', 'a', 'out', 'cycle'],
    ['body', 'l', 'out', 'cycle'],
    ['a', 'body', 'out', 'loop'],
    ['l', 'body', 'done', 'loop'],
  ])('%s to %s by %s is refused: %s', (from, to, port, why) => {
    expect(refusal(start, types, link(from, to, port))).toBe(why);
  });
  it('that are left are fine, inside a loop and after it', () => {
    expect(refusal(start, types, link('body', 'after'))).toBeNull();
    expect(refusal(start, types, link('l', 'after', 'done'))).toBeNull();
    const inside = edit.connect(start, link('body', 'after'));
    expect(refusal(inside, types, link('l', 'after', 'done'))).toBe('loop');
  });
});

describe('changes', () => {
  it('give ids that expressions can speak of', () => {
    const taken = new Set(['leadsGet']);
    expect(edit.freshId('leads.get', new Set())).toBe('leadsGet');
    expect(edit.freshId('leads.get', taken)).toBe('leadsGet2');
    expect(edit.freshId('3 ways', new Set())).toMatch(/^[a-z][A-Za-z0-9_]*$/);
  });
  it('take the edges of a node away with it', () => {
    const after = edit.remove(flow([node('a'), node('b'), node('c')], 'a>b', 'b>c'), new Set(['b']));
    expect(after.nodes.map((one) => one.id)).toEqual(['a', 'c']);
    expect(after.edges).toEqual([]);
  });
  it('of an id are followed by edges and expressions, and by nothing else', () => {
    const before = flow(
      [
        node('a'),
        node('b', 'code', { inputs: { x: '=nodes.a.sum + nodes.ab.sum', deep: [{ y: '=nodes.a' }] } }),
      ],
      'a>b',
    );
    const after = edit.renameId(before, 'a', 'total');
    expect(after.edges[0]?.from).toBe('total');
    expect(after.nodes[1]?.inputs).toEqual({
      x: '=nodes.total.sum + nodes.ab.sum',
      deep: [{ y: '=nodes.total' }],
    });
    expect(edit.idAllowed(after, 'b', 'total')).toBe(false);
    expect(edit.idAllowed(after, 'Total', 'total')).toBe(false);
  });
  it('put a node on an edge', () => {
    const before = flow([node('a'), node('b'), node('c')], 'a>b');
    const [edge] = before.edges;
    if (!edge) throw new Error('no edge');
    const after = edit.insertInto(before, edge, node('c'), types);
    expect(after.edges.map(({ from, to }) => `${from}>${to}`)).toEqual(['a>c', 'c>b']);
  });
  it('that move nothing change nothing', () => {
    const before = flow([node('a')]);
    expect(edit.moveNodes(before, new Map([['a', { x: 0.2, y: 0 }]]))).toBe(before);
  });
});

describe('undo', () => {
  it('goes back over what was typed in one go, and forth again', () => {
    let now = history.begin(1);
    now = history.change(now, 2);
    now = history.change(now, 3, 'name');
    now = history.change(now, 4, 'name');
    expect(history.undo(now).now).toBe(2);
    expect(history.redo(history.undo(now)).now).toBe(4);
    expect(history.change(history.undo(now), 9).future).toEqual([]);
    expect(history.undo(history.begin(1)).now).toBe(1);
  });
});

describe('the clipboard', () => {
  const before = flow(
    [
      node('a', 'code', { position: { x: 10, y: 20 } }),
      node('b', 'code', { inputs: { x: '=nodes.a + nodes.z' } }),
    ],
    'a>b',
  );
  it('carries nodes to where they get ids of their own', () => {
    const text = copied(before, new Set(['a', 'b']));
    const part = read(text ?? '');
    if (!part) throw new Error('nothing read');
    const { definition, ids } = pasted(before, part);
    expect(ids).toEqual(['a2', 'b2']);
    expect(definition.nodes[3]?.inputs).toEqual({ x: '=nodes.a2 + nodes.z' });
    expect(definition.edges.map((edge) => [edge.id, edge.from, edge.to])).toEqual([
      ['e1', 'a', 'b'],
      ['e2', 'a2', 'b2'],
    ]);
    expect(definition.nodes[2]?.position).toEqual({ x: 50, y: 60 });
  });
  it('takes what is no workflow for nothing', () => {
    for (const text of ['hello', '{}', '[]', '{"nodes":[]}', '{"schema":1,"nodes":[{"id":1}]}']) {
      expect(read(text)).toBeNull();
    }
    expect(read('{"schema":1,"nodes":[{"id":"a","type":"code"}]}')?.nodes[0]).toMatchObject({
      name: 'a',
      inputs: {},
    });
  });
});

describe('the layout', () => {
  it('puts nodes behind those that lead to them, none on another', () => {
    const places = arranged(flow([node('b'), node('a'), node('c')], 'a>b', 'a>c'), types);
    const [a, b, c] = ['a', 'b', 'c'].map((id) => places.get(id));
    expect(b?.x).toBeGreaterThan((a?.x ?? 0) + 224);
    expect(b?.x).toBe(c?.x);
    expect(Math.abs((b?.y ?? 0) - (c?.y ?? 0))).toBeGreaterThanOrEqual(62);
  });
  it('lines nodes up and spreads them', () => {
    const three = [0, 10, 100].map((x, index) => node(`n${index}`, 'code', { position: { x, y: index } }));
    expect([...aligned(three, 'left').values()].map(({ x }) => x)).toEqual([0, 0, 0]);
    expect([...aligned(three, 'spreadAcross').values()].map(({ x }) => x)).toEqual([0, 50, 100]);
  });
});

describe('two versions', () => {
  it('differ in nodes, fields and edges, not in where things stand', () => {
    const before = flow(
      [node('a'), node('b', 'code', { inputs: { x: 1, y: { p: 1, q: 2 } } }), node('c')],
      'a>b',
      'b>c',
    );
    const after = flow(
      [
        node('a', 'code', { position: { x: 9, y: 9 } }),
        node('b', 'code', { inputs: { x: 2, y: { q: 2, p: 1 } } }),
        node('d'),
      ],
      'b>d',
      'a>b',
    );
    const found = difference(before, after);
    expect([...found.nodes]).toEqual([
      ['b', 'changed'],
      ['d', 'added'],
      ['c', 'removed'],
    ]);
    expect(found.fields.get('b')).toEqual([{ field: 'inputs.x', before: 1, after: 2 }]);
    expect([...found.edges]).toEqual([
      ['e1', 'added'],
      ['e2', 'removed'],
    ]);
  });
});

describe('forms', () => {
  it('are read from JSON Schema', () => {
    const fields = fieldsOf({
      type: 'object',
      required: ['cron', 'steps'],
      $defs: { Method: { type: 'string', enum: ['GET', 'POST'] } },
      properties: {
        cron: { type: 'string', maxLength: 200 },
        body: { type: ['string', 'null'], maxLength: 5000 },
        method: { $ref: '#/$defs/Method', default: 'GET' },
        at: { type: ['string', 'null'], format: 'date-time' },
        every: { type: ['integer', 'null'], minimum: 60 },
        state: { anyOf: [{ oneOf: [{ const: 'a' }, { const: 'b' }] }, { type: 'null' }] },
        when: { type: 'string', 'x-expression': true, 'x-names': ['item'] },
        headers: { type: 'object', additionalProperties: true },
        value: {},
        steps: {
          type: 'array',
          items: {
            oneOf: [
              {
                type: 'object',
                properties: { op: { const: 'limit' }, count: { type: 'integer' } },
                required: ['op'],
              },
              {
                type: 'object',
                properties: { op: { const: 'filter' }, when: { type: 'string' } },
                required: ['op'],
              },
            ],
          },
        },
      },
    });
    expect(fields.map(({ name, is, required }) => [name, is, required])).toEqual([
      ['cron', 'text', true],
      ['body', 'text', false],
      ['method', 'choice', false],
      ['at', 'moment', false],
      ['every', 'number', false],
      ['state', 'choice', false],
      ['when', 'text', false],
      ['headers', 'map', false],
      ['value', 'json', false],
      ['steps', 'list', true],
    ]);
    expect(fields[1]?.long).toBe(true);
    expect(fields[2]?.choices).toEqual(['GET', 'POST']);
    expect(fields[6]).toMatchObject({ expression: true, names: ['item'] });
    expect(fields[9]?.item).toMatchObject({ is: 'variants', tag: 'op' });
    expect(
      fields[9]?.item?.variants.map(({ name, fields: own }) => [name, own.map((one) => one.name)]),
    ).toEqual([
      ['limit', ['count']],
      ['filter', ['when']],
    ]);
    expect(inWords('leadId')).toBe('Lead id');
  });
});

describe('expressions', () => {
  it('are told from texts, in both directions', () => {
    expect(expression.isExpression('=a')).toBe(true);
    expect(expression.isExpression('==a')).toBe(false);
    expect(expression.literal(expression.asLiteral('=a'))).toBe('=a');
    expect(expression.toExpression('hi')).toBe('="hi"');
    expect(expression.source('= trigger.id')).toBe('trigger.id');
  });
  it('are completed from the last run, else from the schema', () => {
    const draft = flow([node('t', 'trigger.manual'), node('a'), node('b')]);
    const outputs = new Map<string, unknown>([
      ['t', { lead: { email: 'a@b.c' } }],
      ['b', { rows: [{ city: 'Aarhus' }] }],
    ]);
    const scope = expression.scopeOf(draft, types, outputs, ['item']);
    const at = (text: string) => {
      const { from, options } = expression.suggestions(text, scope);
      return [from, options.map(({ label, detail }) => `${label} ${detail}`)];
    };
    expect(at('len(nodes.b.rows[0].ci')).toEqual([20, ['city "Aarhus"']]);
    expect(at('trigger.lead.')).toEqual([13, ['email "a@b.c"']]);
    expect(at('1 + nodes.a.')).toEqual([12, ['sum number']]);
    expect(at('it')[0]).toBe(0);
    expect(at('nodes.b.rows.')).toEqual([13, []]);
    expect(at('nodes.nothing.')).toEqual([14, []]);
  });
  it('see pinned data instead of what a run gave', () => {
    const draft = flow([node('t', 'trigger.manual', { pinned: { x: 1 } }), node('a', 'code', { pinned: 7 })]);
    const context = expression.contextOf(draft, new Map([['a', 8]]), { id: 'r' });
    expect(context).toEqual({ trigger: { x: 1 }, nodes: { a: 7 }, run: { id: 'r' } });
  });
});

describe('a run on the canvas', () => {
  const runs = (...all: Partial<NodeRun>[]) =>
    new Map(all.map((one) => [one.id ?? '', { state: 'completed', ...one } as NodeRun]));
  const [edge] = ways('c.true>x');
  if (!edge) throw new Error('no edge');
  it('goes the way its condition took', () => {
    const from = node('c', 'condition');
    expect(taken(edge, from, runs({ id: 'c', output: { holds: true } }))).toBe(true);
    expect(taken(edge, from, runs({ id: 'c', output: { holds: false } }))).toBe(false);
    expect(taken(edge, from, runs({ id: 'c', state: 'running' }))).toBe(false);
    expect(taken(edge, from, new Map())).toBe(false);
  });
  it('goes to errors only when there was one', () => {
    const [way] = ways('a.error>x');
    if (!way) throw new Error('no edge');
    const from = node('a', 'code', { onError: 'branch' });
    expect(taken(way, from, runs({ id: 'a', state: 'failed' }))).toBe(true);
    expect(taken(way, from, runs({ id: 'a' }))).toBe(false);
    expect(taken({ ...way, fromPort: 'out' }, from, runs({ id: 'a' }))).toBe(true);
  });
  it('counts what went along', () => {
    const from = node('c');
    expect(count(edge, from, runs({ id: 'c', output: { items: [1, 2, 3] } }))).toBe(3);
    expect(count(edge, from, runs({ id: 'c', output: { ok: true } }))).toBeNull();
  });
});

describe('the palette', () => {
  it('finds by any words and keeps what is built in first', () => {
    const all = [
      type('leads.get', {}, { category: 'leads', title: { en: 'Get a lead', da: 'Hent et lead' } }),
      type('code', {}, { category: 'data', title: { en: 'Code', da: 'Kode' } }),
      type('trigger.manual', {}, { category: 'trigger', title: { en: 'By hand', da: 'Manuelt' } }),
    ];
    expect(groups(all, '', 'en').map((group) => group.category)).toEqual(['trigger', 'data', 'leads']);
    expect(groups(all, 'lead hent', 'da').flatMap((group) => group.types.map((one) => one.type))).toEqual([
      'leads.get',
    ]);
    expect(groups(all, 'nothing such', 'en')).toEqual([]);
  });
});

describe('interfaces', () => {
  it('are named after the title of their description', () => {
    expect(suggestedName('openapi: 3.1.0\ninfo:\n  title: Lager & Ordrer\n')).toBe('lager_ordrer');
    expect(suggestedName('{"openapi":"3.0.3","info":{"title":"Petstore","version":"1"}}')).toBe('petstore');
    expect(suggestedName("info: {title: '24 Sæt'}")).toBe('saet');
    expect(suggestedName('nothing of the kind')).toBe('');
  });

  it('have names that steps can begin with', () => {
    expect(['crm', 'a_1', 'a'.repeat(30)].filter(fitsName)).toHaveLength(3);
    expect(['', 'Crm', '1a', 'a-b', 'a'.repeat(31)].filter(fitsName)).toEqual([]);
  });

  it('get names that fit, whatever the title', () => {
    const title = 'A very long title, with more letters than a name may have – really';
    expect(fitsName(suggestedName(`title: "${title}"`))).toBe(true);
  });
});
