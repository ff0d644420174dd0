import { useSearch } from '@tanstack/react-router';
import { RecordPage } from './RecordPage';

export function LeadPage() {
  const { convert } = useSearch({ from: '/leads/$id' });
  return <RecordPage kind="lead" convert={convert} />;
}
export const ContactPage = () => <RecordPage kind="contact" />;
export const CompanyPage = () => <RecordPage kind="company" />;
export const DealPage = () => <RecordPage kind="deal" />;
export const ProductPage = () => <RecordPage kind="product" />;
