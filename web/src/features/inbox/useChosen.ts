import { useChildMatches } from '@tanstack/react-router';

/** The id of the conversation that is open beside the queue. */
export function useChosen(): string | undefined {
  return useChildMatches({
    select: (matches) =>
      matches.map((match) => ('id' in match.params ? match.params.id : undefined)).find(Boolean),
  });
}
