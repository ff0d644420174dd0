/** One model's answer as it comes, in the pieces of OpenAI's protocol. */
import { toApiError } from '../../api/errors';

export type Answer = {
  model: string;
  state: 'waiting' | 'writing' | 'done' | 'stopped' | 'failed';
  text: string;
  thoughts: string;
  error: unknown;
  /** Milliseconds from the question to the first word, and to the end. */
  firstMs: number | null;
  tookMs: number | null;
  used: { prompt: number; completion: number } | null;
  /** Whether it ended for want of tokens. */
  cut: boolean;
};

export const begun = (model: string): Answer => ({
  model,
  state: 'waiting',
  text: '',
  thoughts: '',
  error: null,
  firstMs: null,
  tookMs: null,
  used: null,
  cut: false,
});

/** Tokens a second from the first word on; null while it is not known. */
export function speedOf(answer: Answer): number | null {
  if (!answer.used || answer.firstMs === null || answer.tookMs === null) return null;
  const seconds = (answer.tookMs - answer.firstMs) / 1000;
  return seconds > 0 ? answer.used.completion / seconds : null;
}

export type Piece = {
  error?: unknown;
  choices?: { delta?: { content?: string; reasoning_content?: string }; finish_reason?: string | null }[];
  usage?: { prompt_tokens: number; completion_tokens: number } | null;
};

/** The answer with one piece more, `ms` after the question. */
export function withPiece(answer: Answer, piece: Piece, ms: number): Answer {
  if (piece.error) throw toApiError(502, piece, null);
  const choice = piece.choices?.[0];
  const content = choice?.delta?.content ?? '';
  const thought = choice?.delta?.reasoning_content ?? '';
  const { usage } = piece;
  return {
    ...answer,
    state: content || thought ? 'writing' : answer.state,
    firstMs: answer.firstMs ?? (content || thought ? ms : null),
    text: answer.text + content,
    thoughts: answer.thoughts + thought,
    cut: answer.cut || choice?.finish_reason === 'length',
    used: usage ? { prompt: usage.prompt_tokens, completion: usage.completion_tokens } : answer.used,
  };
}

/** The `data` of server-sent events, however the bytes are cut. */
export async function* events(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    while (true) {
      const { done, value } = await reader.read();
      rest += decoder.decode(value, { stream: !done });
      const lines = rest.split(/\r?\n/);
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data:')) yield line.slice(5).trim();
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
