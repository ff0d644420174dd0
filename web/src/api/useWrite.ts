import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';

/** Changes something, after which `list` is asked for anew. */
export function useWrite<In>(list: QueryKey, mutationFn: (input: In) => Promise<unknown>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => cache.invalidateQueries({ queryKey: list }) });
}
