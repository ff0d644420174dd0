/** The kinds of record, each with its fields: lists, filters, forms and pages are all made from these. */
export const KINDS = ['lead', 'contact', 'company', 'deal', 'product'] as const;
export type Kind = (typeof KINDS)[number];

/** What a field holds. */
export type FieldType =
  | 'text'
  | 'long'
  | 'email'
  | 'phone'
  | 'url'
  | 'number'
  | 'money'
  | 'currency'
  | 'date'
  | 'time'
  | 'flag'
  | 'choice'
  | 'choices'
  | 'person'
  | 'team'
  | 'link'
  | 'pipeline'
  | 'stage'
  | 'tags';

export type Field = {
  /** Its name in the API; `data.key` for a field of the tenant's own. */
  name: string;
  type: FieldType;
  /** Of choices: the values there are. */
  options?: readonly string[];
  /** Of links: the kind of record they lead to. */
  to?: Kind;
  /** Where the record carries the name of what a link or a person leads to. */
  shownBy?: string;
  required?: boolean;
  /** Tekup gives it its value; nobody else may. */
  kept?: boolean;
  /** How many characters it takes at most. */
  most?: number;
  /** What the tenant calls it, by language; the product's own fields are named in the dictionaries. */
  label?: Record<string, string>;
};

export type KindInfo = {
  /** Behind `/api/v1`. */
  api: string;
  /** Of its page in the console. */
  page: '/leads' | '/contacts' | '/companies' | '/deals' | '/products';
  fields: readonly Field[];
  /** The columns a list begins with. */
  columns: readonly string[];
  sorts: readonly string[];
  /** A field by which all of them can be counted. */
  counted: string;
  /** The field whose values are a board's columns. */
  board?: 'status' | 'stage';
};

export const STATUSES = ['new', 'contacted', 'qualified', 'unqualified', 'converted'] as const;
const CONSENTS = ['unknown', 'given', 'withdrawn'] as const;
const BASES = ['none', 'consent', 'contract', 'legitimate_interest'] as const;
const DECISIONS = ['pending', 'qualified', 'nurture', 'review', 'blocked'] as const;
export const DEAL_STATES = ['open', 'won', 'lost'] as const;

const name: Field = { name: 'name', type: 'text', required: true, most: 255 };
const line = (field: string, most = 255): Field => ({ name: field, type: 'text', most });
const email: Field = { name: 'email', type: 'email', most: 254 };
const phone: Field = { name: 'phone', type: 'phone', most: 40 };
const currency: Field = { name: 'currency', type: 'currency' };
const consent: Field = { name: 'consent', type: 'choice', options: CONSENTS };
const legalBasis: Field = { name: 'legalBasis', type: 'choice', options: BASES };
const company: Field = { name: 'companyId', type: 'link', to: 'company', shownBy: 'companyName' };
/** What every kind has. */
const SHARED: readonly Field[] = [
  { name: 'ownerId', type: 'person', shownBy: 'ownerName' },
  { name: 'teamId', type: 'team' },
  { name: 'tags', type: 'tags' },
  { name: 'description', type: 'long', most: 20_000 },
  { name: 'lastActivityAt', type: 'time', kept: true },
  { name: 'createdAt', type: 'time', kept: true },
  { name: 'updatedAt', type: 'time', kept: true },
];
const SORTS = ['createdAt', 'updatedAt', 'name'] as const;

export const KIND: Record<Kind, KindInfo> = {
  lead: {
    api: '/leads',
    page: '/leads',
    counted: 'ownerId',
    board: 'status',
    columns: ['name', 'company', 'status', 'score', 'qualification', 'source', 'ownerId', 'createdAt'],
    sorts: [...SORTS, 'score'],
    fields: [
      name,
      line('company'),
      line('title'),
      email,
      phone,
      { name: 'status', type: 'choice', options: STATUSES },
      line('source', 100),
      { name: 'score', type: 'number', kept: true },
      { name: 'qualification', type: 'choice', options: DECISIONS, kept: true },
      { name: 'website', type: 'url', most: 255 },
      line('country', 2),
      line('language', 2),
      consent,
      legalBasis,
      ...SHARED,
    ],
  },
  contact: {
    api: '/crm/contacts',
    page: '/contacts',
    counted: 'ownerId',
    columns: ['name', 'companyId', 'title', 'email', 'phone', 'ownerId', 'createdAt'],
    sorts: SORTS,
    fields: [name, company, line('title'), email, phone, line('language', 2), consent, legalBasis, ...SHARED],
  },
  company: {
    api: '/crm/companies',
    page: '/companies',
    counted: 'ownerId',
    columns: ['name', 'domain', 'industry', 'city', 'employees', 'ownerId', 'createdAt'],
    sorts: SORTS,
    fields: [
      name,
      line('domain', 253),
      line('vatNumber', 20),
      line('industry', 100),
      { name: 'employees', type: 'number' },
      email,
      phone,
      line('address'),
      line('postalCode', 20),
      line('city', 100),
      line('country', 2),
      ...SHARED,
    ],
  },
  deal: {
    api: '/crm/deals',
    page: '/deals',
    counted: 'ownerId',
    board: 'stage',
    columns: ['name', 'companyId', 'value', 'stage', 'closeDate', 'ownerId', 'createdAt'],
    sorts: [...SORTS, 'value', 'closeDate'],
    fields: [
      name,
      { name: 'value', type: 'money' },
      currency,
      { name: 'pipelineId', type: 'pipeline' },
      { name: 'stage', type: 'stage', shownBy: 'stageName' },
      { name: 'status', type: 'choice', options: DEAL_STATES, kept: true },
      { name: 'probability', type: 'number' },
      { name: 'closeDate', type: 'date' },
      company,
      { name: 'contactId', type: 'link', to: 'contact', shownBy: 'contactName' },
      line('lostReason', 500),
      ...SHARED,
    ],
  },
  product: {
    api: '/crm/products',
    page: '/products',
    counted: 'active',
    columns: ['name', 'sku', 'price', 'active', 'createdAt'],
    sorts: SORTS,
    fields: [
      name,
      line('sku', 100),
      { name: 'price', type: 'money' },
      currency,
      { name: 'active', type: 'flag' },
      ...SHARED,
    ],
  },
};

/** A field that the tenant has made, as the API has it. */
export type OwnField = {
  id: string;
  kind: string;
  key: string;
  label: Record<string, unknown>;
  type: OwnType;
  options: string[];
  required: boolean;
  position: number;
};
export const OWN_TYPES = [
  'text',
  'number',
  'money',
  'flag',
  'date',
  'choice',
  'choices',
  'email',
  'phone',
  'url',
] as const;
export type OwnType = (typeof OWN_TYPES)[number];

/** All fields of a kind: the product's and the tenant's. */
export function fieldsOf(kind: Kind, own: readonly OwnField[]): Field[] {
  const mine = own
    .filter((field) => field.kind === kind)
    .sort((a, b) => a.position - b.position)
    .map(
      (field): Field => ({
        name: `data.${field.key}`,
        type: field.type,
        options: field.options,
        required: field.required,
        label: field.label as Record<string, string>,
      }),
    );
  return [...KIND[kind].fields, ...mine];
}

export type RecordRow = {
  id: string;
  name: string;
  revision: number;
  tags: string[];
  ownerId: string | null;
  ownerName: string | null;
  data: Record<string, unknown>;
  createdAt: string;
  updatedAt: string;
  lastActivityAt: string | null;
  [field: string]: unknown;
};

/** What a record has in a field. */
export function fieldValue(record: RecordRow, field: Pick<Field, 'name'>): unknown {
  return field.name.startsWith('data.') ? record.data[field.name.slice(5)] : record[field.name];
}

/** The body of a change that gives a field a value. */
export function changeOf(field: Pick<Field, 'name'>, value: unknown): Record<string, unknown> {
  return field.name.startsWith('data.')
    ? { data: { [field.name.slice(5)]: value } }
    : { [field.name]: value };
}

export const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
