INSERT INTO knowledge_generations (tenant_id, generation) VALUES ($1, 1)
ON CONFLICT (tenant_id) DO UPDATE SET generation = knowledge_generations.generation + 1
