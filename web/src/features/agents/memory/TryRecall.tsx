import { Button, Group, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useI18n } from '../../../i18n/context';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { recalled } from './api';
import { MemoryItem } from './MemoryItem';
import classes from './memory.module.css';

/** What agents would recall for a task, the nearest first; with a customer, also what is about them. */
export function TryRecall({ customer }: { customer: string | undefined }) {
  const { t } = useI18n();
  const [task, setTask] = useState('');
  const tried = useMutation({ mutationFn: (query: string) => recalled(query, customer) });
  return (
    <Card title={t('memory.try')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (task.trim()) tried.mutate(task.trim());
        }}
      >
        <Group gap="sm" align="flex-end">
          <TextInput
            flex="1 1 240px"
            label={t('memory.tryTask')}
            description={t(customer ? 'memory.tryTextCustomer' : 'memory.tryText')}
            maxLength={2000}
            value={task}
            onChange={(event) => setTask(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            loading={tried.isPending}
            leftSection={<IconSearch size={16} aria-hidden="true" />}
          >
            {t('memory.tryGo')}
          </Button>
        </Group>
      </form>
      {tried.isError && <ErrorNotice error={tried.error} />}
      {tried.isSuccess && (
        <Text size="sm" c="dimmed" mt="sm" role="status">
          {tried.data.length === 0 ? t('memory.tryNone') : t('memory.tryFound', { count: tried.data.length })}
        </Text>
      )}
      {tried.isSuccess && tried.data.length > 0 && (
        <ol className={`${classes.list} ${classes.found}`} aria-label={t('memory.try')}>
          {tried.data.map((memory) => (
            <MemoryItem key={memory.id} memory={memory} />
          ))}
        </ol>
      )}
    </Card>
  );
}
