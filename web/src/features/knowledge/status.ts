/** The colour for a document's status. */
export function statusTone(status: string): string {
  if (status === 'failed') return 'red';
  if (status === 'indexed') return 'fjord';
  return 'amber';
}
