import { Button, Group, Modal, Stack, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asApiError } from '../../../api/errors';
import type { ConvertBody, Converted } from '../../../api/types';
import { useI18n } from '../../../i18n/context';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { FieldInput } from '../fields/FieldInput';
import { LinkSelect } from '../fields/LinkSelect';
import { loses } from '../lost/loses';
import type { Field, RecordRow } from '../model/kinds';
import { pipelinesQuery } from '../queries';
import { useConvert } from './queries';

/** What is asked about the deal, in the order of the form. */
const DEAL: Field[] = [
  { name: 'name', type: 'text', most: 255 },
  { name: 'value', type: 'money' },
  { name: 'currency', type: 'currency' },
  { name: 'pipelineId', type: 'pipeline' },
  { name: 'stage', type: 'stage' },
  { name: 'closeDate', type: 'date' },
];
const LOST: Field = { name: 'lostReason', type: 'text', most: 500, required: true };

type Props = { lead: RecordRow; onDone: (converted: Converted) => void; onClose: () => void };

/** Makes a contact, a company and a deal of a lead. */
export function ConvertDialog({ lead, onDone, onClose }: Props) {
  const { t } = useI18n();
  const convert = useConvert(lead.id);
  const [contactId, setContactId] = useState<string | null>(null);
  const [companyId, setCompanyId] = useState<string | null>(null);
  const [withDeal, setWithDeal] = useState(true);
  const company = typeof lead.company === 'string' ? lead.company : null;
  const [deal, setDeal] = useState<Record<string, unknown>>({
    name: company ?? lead.name,
    currency: 'DKK',
  });
  const pipelines = useQuery(pipelinesQuery);
  const lost = loses(pipelines.data, deal.pipelineId, deal.stage);
  const asked = lost ? [...DEAL, LOST] : DEAL;
  const failure = convert.error ? asApiError(convert.error) : null;
  const wrong = (name: string) => failure?.fields.find(({ field }) => field === `deal.${name}`)?.message;
  const unplaced =
    failure && !failure.fields.some(({ field }) => asked.some(({ name }) => field === `deal.${name}`));
  const submit = () =>
    convert.mutate(
      {
        revision: lead.revision,
        contactId,
        companyId,
        ...(withDeal
          ? { deal: { ...deal, lostReason: lost ? deal.lostReason : undefined } as ConvertBody['deal'] }
          : { withoutDeal: true }),
      },
      { onSuccess: onDone },
    );
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('crm.convertTitle', { name: lead.name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {t('crm.convertText')}
          </Text>
          <LinkSelect
            kind="contact"
            label={t('crm.contact.one')}
            placeholder={t('crm.convertNew', { name: lead.name })}
            value={contactId}
            onChange={setContactId}
          />
          <LinkSelect
            kind="company"
            label={t('crm.company.one')}
            placeholder={company ? t('crm.convertNew', { name: company }) : t('crm.convertNoCompany')}
            value={companyId}
            onChange={setCompanyId}
          />
          <Switch
            label={t('crm.convertDeal')}
            checked={withDeal}
            onChange={(event) => setWithDeal(event.currentTarget.checked)}
          />
          {withDeal &&
            asked.map((field) => (
              <FieldInput
                key={field.name}
                field={field}
                value={deal[field.name]}
                onChange={(value) => setDeal((before) => ({ ...before, [field.name]: value }))}
                currency={String(deal.currency ?? 'DKK')}
                pipelineId={typeof deal.pipelineId === 'string' ? deal.pipelineId : null}
                error={wrong(field.name)}
                autoFocus={field.name === 'value'}
                testId={field.name === 'value' ? 'deal-value' : undefined}
              />
            ))}
          {unplaced && <ErrorNotice error={convert.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" data-testid="save-deal" loading={convert.isPending}>
              {t(withDeal ? 'crm.saveDeal' : 'crm.convert')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
