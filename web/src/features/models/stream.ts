import { openai } from '../../api/client';
import { type Answer, begun, events, type Piece, withPiece } from './answer';

export type Asked = {
  system: string;
  prompt: string;
  temperature: number | null;
  maxTokens: number | null;
};

/** Asks a model and tells of its answer whenever there is more of it. Never throws: what failed is in the answer. */
export async function ask(
  model: string,
  asked: Asked,
  signal: AbortSignal,
  tell: (answer: Answer) => void,
): Promise<void> {
  const start = performance.now();
  const since = () => performance.now() - start;
  let answer = begun(model);
  try {
    const { body } = await openai(
      '/chat/completions',
      {
        model,
        messages: [
          ...(asked.system ? [{ role: 'system', content: asked.system }] : []),
          { role: 'user', content: asked.prompt },
        ],
        ...(asked.temperature !== null && { temperature: asked.temperature }),
        ...(asked.maxTokens !== null && { max_completion_tokens: asked.maxTokens }),
        stream: true,
        stream_options: { include_usage: true },
      },
      signal,
    );
    if (body) {
      for await (const data of events(body)) {
        if (data === '[DONE]') break;
        answer = withPiece(answer, JSON.parse(data) as Piece, since());
        tell(answer);
      }
    }
    tell({ ...answer, state: 'done', tookMs: since() });
  } catch (thrown) {
    const state = signal.aborted ? 'stopped' : 'failed';
    tell({ ...answer, state, error: state === 'failed' ? thrown : null, tookMs: since() });
  }
}
