import { useQuery } from '@tanstack/react-query';
import { useCan } from '../../../app/session';
import { useI18n } from '../../../i18n/context';
import { customerQuery, READS_CUSTOMERS } from './api';

/** What a customer is called, or the end of their id until that is known and for whoever may not know. */
export function useCustomerName(id: string | null | undefined): string {
  const { t } = useI18n();
  const can = useCan();
  const customer = useQuery({ ...customerQuery(id ?? ''), enabled: !!id && can(READS_CUSTOMERS) });
  if (!id) return '';
  if (customer.data) return customer.data.name ?? customer.data.userId;
  return t('inbox.customerNumber', { id: id.slice(-8) });
}
