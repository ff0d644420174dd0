import { Box, Group, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import classes from './ui.module.css';

/** A page with its heading; sets the document title too. */
export function Page(props: {
  title: string;
  intro?: string;
  actions?: ReactNode;
  children: ReactNode;
  back?: ReactNode;
  /** For what needs all the room there is, such as a table of many columns. */
  wide?: boolean;
  /** Of the heading, by which tests know the page. */
  testId?: string;
}) {
  const { title, intro, actions, children, back, wide, testId } = props;
  useDocumentTitle(title);
  return (
    <Box className={classes.page} data-wide={wide || undefined}>
      {back}
      <Group justify="space-between" align="flex-start" gap="md" mb="lg">
        <Box maw={720} miw={0} data-testid={testId}>
          <Title order={1} className={classes.title}>
            {title}
          </Title>
          {intro && (
            <Text c="dimmed" size="sm" mt={4}>
              {intro}
            </Text>
          )}
        </Box>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Box>
  );
}

export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Tekup`;
  }, [title]);
}
