import { describe, expect, it } from 'vitest';
import { recordIn } from '../src/features/jarvis/screen';

describe('what is looked at', () => {
  it('is a record where the address names one', () => {
    const id = '0198c0de-0000-7000-8000-000000000000';
    expect(recordIn(`/leads/${id}`)).toEqual({ type: 'leads', id });
    expect(recordIn(`/agents/${id}/runs/${id}`)).toEqual({ type: 'agents', id });
    expect(recordIn('/leads')).toBeUndefined();
    expect(recordIn('/crm/tasks')).toBeUndefined();
  });
});
