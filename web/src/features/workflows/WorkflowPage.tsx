import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ReactFlowProvider } from '@xyflow/react';
import { useMemo } from 'react';
import { useCan } from '../../app/session';
import { useI18n } from '../../i18n/context';
import { BackLink } from '../../ui/BackLink';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { LoadingRows } from '../../ui/Loading';
import { Page, useDocumentTitle } from '../../ui/Page';
import { catalogueQuery, MAY_WRITE, type Workflow, workflowQuery } from './api';
import { Builder } from './builder/Builder';
import { NarrowWorkflow } from './builder/NarrowWorkflow';
import { Executions } from './history/Executions';
import { Versions } from './history/Versions';
import type { Catalogue } from './model/definition';

const route = getRouteApi('/workflows/$id');

export function WorkflowPage() {
  const { t } = useI18n();
  const { id } = route.useParams();
  const workflow = useQuery({ ...workflowQuery(id), refetchOnMount: 'always' });
  const catalogue = useQuery(catalogueQuery);
  const types = useMemo(
    (): Catalogue => new Map(catalogue.data?.map((type) => [type.type, type])),
    [catalogue.data],
  );
  const failed = [workflow, catalogue].find((query) => query.isError);
  // What an earlier visit has left behind may be old; a builder begins with what is true now.
  if (workflow.data && catalogue.data && !(workflow.isFetching && !workflow.isFetchedAfterMount)) {
    return <Loaded key={id} workflow={workflow.data} types={types} />;
  }
  return (
    <Page title={t('flow.one')} back={<BackLink to="/workflows">{t('flow.title')}</BackLink>}>
      {failed ? <ErrorNotice error={failed.error} onRetry={() => void failed.refetch()} /> : <LoadingRows />}
    </Page>
  );
}

function Loaded({ workflow, types }: { workflow: Workflow; types: Catalogue }) {
  const { pane } = route.useSearch();
  const narrow = useMediaQuery('(max-width: 61.99em)', undefined, { getInitialValueInEffect: false });
  const readOnly = !useCan()(MAY_WRITE);
  useDocumentTitle(workflow.name);
  if (pane === 'executions') return <Executions workflow={workflow} />;
  if (pane === 'versions') return <Versions workflow={workflow} types={types} readOnly={readOnly} />;
  return (
    <ReactFlowProvider>
      {narrow ? (
        <NarrowWorkflow workflow={workflow} types={types} />
      ) : (
        <Builder workflow={workflow} types={types} readOnly={readOnly} />
      )}
    </ReactFlowProvider>
  );
}
