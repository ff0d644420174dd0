UPDATE documents SET generation = (SELECT generation FROM knowledge_generations WHERE tenant_id = $1)
WHERE tenant_id = $1 AND id = ANY ($2)
