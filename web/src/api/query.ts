import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './errors';

/** A cache for one signed-in tenant. Live events keep it fresh, so focus alone refetches nothing. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => error instanceof ApiError && error.transient && count < 2,
        retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 8000),
      },
      mutations: { retry: false },
    },
  });
}
