import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { pieces, safe } from '../src/links';
import { readableOn } from '../src/styles';
import { chooseLanguage, ownText, translator } from '../src/texts';
import { resumeAfter, unread, upsert } from '../src/thread';
import type { Message } from '../src/types';

const message = (seq: number, change: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  conversationId: 'c',
  seq,
  from: 'agent',
  content: `words ${seq}`,
  contentType: 'text',
  drafting: false,
  sources: [],
  attachments: [],
  createdAt: '2026-11-22T00:00:00Z',
  ...change,
});

describe('links', () => {
  test('only what a browser may follow becomes one', () => {
    const text = 'See https://bank.example/a?b=c. Or write bo@bank.example, not javascript:alert(1) <b>x</b>';
    const links = pieces(text).filter((piece) => piece.href);
    expect(links.map((piece) => piece.href)).toEqual([
      'https://bank.example/a?b=c',
      'mailto:bo@bank.example',
    ]);
    expect(
      pieces(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
    for (const bad of [
      'javascript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
      '//x',
    ]) {
      expect(safe(bad)).toBeNull();
    }
  });
});

describe('a thread', () => {
  test('keeps its order and one version of each message', () => {
    let thread = [message(1), message(3)];
    thread = upsert(thread, message(2));
    thread = upsert(thread, message(3, { content: 'final' }));
    expect(thread.map((one) => one.content)).toEqual(['words 1', 'words 2', 'final']);
  });

  test('goes on before an answer that is still being worded', () => {
    expect(resumeAfter([])).toBe(0);
    expect(resumeAfter([message(1), message(2)])).toBe(2);
    expect(resumeAfter([message(1), message(2, { drafting: true }), message(3)])).toBe(1);
  });

  test('counts what is new, and not the visitor', () => {
    expect(unread([message(1), message(2), message(3, { from: 'me' })], 1)).toBe(1);
  });
});

test('the language is the first wish that the widget speaks', () => {
  expect(chooseLanguage(['da', 'en'], null, 'en-GB', 'da')).toBe('en');
  expect(chooseLanguage(['da', 'en'], 'da', 'en', 'en')).toBe('da');
  expect(chooseLanguage(['da'], 'fr', 'de', 'en')).toBe('da');
  expect(ownText({ da: 'Hej', en: null }, 'en')).toBe('Hej');
  expect(translator('da')('unread', { count: 2 })).toBe('Åbn chatten, 2 ulæste');
});

test('what stands on a colour can be read', () => {
  expect(readableOn('#ffffff')).toBe('#000000');
  expect(readableOn('#ffd400')).toBe('#000000');
  expect(readableOn('#12303f')).toBe('#ffffff');
});

test('the script stays under 60 kB compressed', () => {
  const built = new URL('../../dist/widget.js', import.meta.url);
  expect(existsSync(built), 'build it first: npm run build').toBe(true);
  expect(gzipSync(readFileSync(built), { level: 9 }).length).toBeLessThan(60_000);
});
