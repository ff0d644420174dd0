import type { CannedAnswer, DeskPerson, DeskQueue } from '../../api/types';
import type { Names } from './inWords';

/** What a change can name. */
export type Choices = { queues: DeskQueue[]; people: DeskPerson[]; answers: CannedAnswer[] };

export function namesOf({ queues, people, answers }: Choices): Names {
  return {
    queue: (id) => queues.find((queue) => queue.id === id)?.name ?? null,
    person: (id) => people.find((person) => person.id === id)?.name ?? null,
    answer: (id) => answers.find((answer) => answer.id === id)?.title ?? null,
  };
}
