/** The colour for a document's status. */
export function statusTone(status: string): string {
  if (status === 'failed' || status === 'error') return 'red';
  if (status === 'indexed' || status === 'ready') return 'fjord';
  return 'amber';
}
