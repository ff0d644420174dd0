import type { CrmPipeline } from '../../../api/types';

/** Whether a deal of this pipeline (the default one when absent) is lost in this stage. */
export function loses(pipelines: readonly CrmPipeline[] | undefined, pipelineId: unknown, stage: unknown) {
  const pipeline =
    pipelines?.find(({ id }) => id === pipelineId) ?? pipelines?.find(({ isDefault }) => isDefault);
  return pipeline?.stages.find(({ key }) => key === stage)?.outcome === 'lost';
}
