import { Group, Paper, type PaperProps, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './ui.module.css';

/** A framed section with its heading. */
export function Card(props: PaperProps & { title?: string; aside?: ReactNode; children: ReactNode }) {
  const { title, aside, children, ...rest } = props;
  return (
    <Paper component="section" p="md" {...rest} className={classes.card}>
      {(title || aside) && (
        <Group justify="space-between" mb="sm" gap="sm">
          {title && <Title order={2}>{title}</Title>}
          {aside}
        </Group>
      )}
      {children}
    </Paper>
  );
}
