import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useCan } from '../../app/session';
import { catalogueQuery } from '../workflows/api';
import { toolsQuery } from './api';
import { type Tool, toolsOf } from './tools';

const NONE: Tool[] = [];

/** The tools that agents may have, by the names that patterns use. */
export function useTools(): Tool[] {
  const can = useCan();
  const listed = useQuery(toolsQuery);
  // Workflows know operations by their own names.
  const nodes = useQuery({ ...catalogueQuery, enabled: can('workflows:read') });
  return useMemo(
    () => (listed.data ? toolsOf(listed.data, nodes.data?.map((node) => node.type) ?? []) : NONE),
    [listed.data, nodes.data],
  );
}
