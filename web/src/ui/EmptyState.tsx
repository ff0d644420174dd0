import { Box, Stack, Text } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './ui.module.css';

export function EmptyState(props: { icon: Icon; title: string; text?: string; children?: ReactNode }) {
  const { icon: IconComponent, title, text, children } = props;
  return (
    <Stack align="center" gap={6} py="xl" px="md" ta="center">
      <span className={classes.emptyIcon}>
        <IconComponent size={26} stroke={1.5} aria-hidden="true" />
      </span>
      <Text fw={600}>{title}</Text>
      {text && (
        <Text size="sm" c="dimmed" maw={420}>
          {text}
        </Text>
      )}
      {children && <Box mt={6}>{children}</Box>}
    </Stack>
  );
}
