import type { approvals as en } from '../en/approvals';

export const approvals: Record<keyof typeof en, string> = {
  'approvals.title': 'Godkendelser',
  'approvals.intro': 'Det, der venter på, at nogen siger ja: præcis dette med præcis disse argumenter.',
  'approvals.none': 'Intet at afgøre',
  'approvals.noneText': 'Det, der kræver dit ja, vises her.',
  'approvals.mine': 'Kun det, jeg må afgøre',
  'approvals.is.pending': 'Venter',
  'approvals.is.approved': 'Godkendt',
  'approvals.is.rejected': 'Afvist',
  'approvals.is.expired': 'For sent',
  'approvals.is.withdrawn': 'Trukket tilbage',
  'approvals.askedBy': '{name} spørger',
  'approvals.expires': 'Indtil {time}',
  'approvals.decidedBy': 'Afgjort af {name}',
  'approvals.arguments': 'Argumenter',
  'approvals.comment': 'Hvorfor, til kolleger',
  'approvals.approve': 'Godkend',
  'approvals.reject': 'Afvis',
  'approvals.delegate': 'Giv videre',
  'approvals.delegateTo': 'En anden',
};
