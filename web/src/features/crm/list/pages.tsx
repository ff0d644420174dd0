import { RecordsPage } from './RecordsPage';

export const LeadsPage = () => <RecordsPage kind="lead" />;
export const ContactsPage = () => <RecordsPage kind="contact" />;
export const CompaniesPage = () => <RecordsPage kind="company" />;
export const DealsPage = () => <RecordsPage kind="deal" />;
export const ProductsPage = () => <RecordsPage kind="product" />;
