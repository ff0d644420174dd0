import { Button, SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useI18n } from '../../../i18n/context';
import { flowCategoryLabel } from '../../../i18n/labels';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { LoadingRows } from '../../../ui/Loading';
import { catalogueQuery, type Template, templatesQuery, useCreate } from '../api';
import type { Catalogue } from '../model/definition';
import classes from './list.module.css';
import { Sketch } from './Sketch';

const FIRST = 6;

/** Workflows to begin with, each with a small drawing of it. */
export function Templates() {
  const { t } = useI18n();
  const templates = useQuery(templatesQuery);
  const catalogue = useQuery(catalogueQuery);
  const [all, setAll] = useState(false);
  const types: Catalogue = new Map(catalogue.data?.map((type) => [type.type, type]));
  const items = templates.data ?? [];
  return (
    <Card title={t('flow.templates')}>
      {templates.isPending && <LoadingRows rows={2} height={120} />}
      {templates.isError && <ErrorNotice error={templates.error} onRetry={() => void templates.refetch()} />}
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
        {items.slice(0, all ? items.length : FIRST).map((template) => (
          <TemplateCard key={template.id} template={template} types={types} />
        ))}
      </SimpleGrid>
      {items.length > FIRST && !all && (
        <Button mt="md" variant="default" onClick={() => setAll(true)}>
          {t('flow.allTemplates', { count: items.length })}
        </Button>
      )}
    </Card>
  );
}

function TemplateCard({ template, types }: { template: Template; types: Catalogue }) {
  const { t, language } = useI18n();
  const navigate = useNavigate();
  const create = useCreate();
  const name = template.name[language];
  const use = () =>
    create.mutate(
      { name, description: template.description[language], template: template.id },
      { onSuccess: (made) => void navigate({ to: '/workflows/$id', params: { id: made.id } }) },
    );
  return (
    <article className={classes.template}>
      <Sketch definition={template.definition} types={types} />
      <Text fw={600} size="sm">
        {name}
      </Text>
      <Text size="xs" c="dimmed">
        {flowCategoryLabel(template.category, t)}
      </Text>
      <Text size="sm" lineClamp={3} className={classes.words}>
        {template.description[language]}
      </Text>
      {create.isError && <ErrorNotice error={create.error} />}
      <Button
        size="compact-sm"
        variant="light"
        loading={create.isPending}
        aria-label={t('flow.useTemplateNamed', { name })}
        onClick={use}
      >
        {t('flow.useTemplate')}
      </Button>
    </article>
  );
}
