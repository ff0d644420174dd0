import { useEffect, useRef, useState } from 'react';
import { type Answer, begun } from './answer';
import { type Asked, ask } from './stream';

/** Answers of several models to the same question; the one before is stopped when another is asked. */
export function useAnswers() {
  const [answers, setAnswers] = useState<Answer[]>([]);
  const under = useRef<AbortController | null>(null);
  const stop = () => under.current?.abort();
  useEffect(() => () => under.current?.abort(), []);
  const start = (models: string[], asked: Asked) => {
    stop();
    const control = new AbortController();
    under.current = control;
    setAnswers(models.map(begun));
    models.forEach((model, index) => {
      void ask(model, asked, control.signal, (answer) => {
        // What is left of a question that another has taken the place of is nobody's.
        if (under.current !== control) return;
        setAnswers((before) => before.map((one, place) => (place === index ? answer : one)));
      });
    });
  };
  const busy = answers.some(({ state }) => state === 'waiting' || state === 'writing');
  return { answers, busy, start, stop };
}
