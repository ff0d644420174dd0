import { Button, Center, MantineProvider, Stack, Text } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useMemo } from 'react';
import { newQueryClient } from '../api/query';
import { SignIn } from '../features/auth/SignIn';
import { I18nProvider, useI18n } from '../i18n/context';
import { LiveProvider } from '../live/context';
import { Mark } from '../ui/Mark';
import { router } from './router';
import { SessionProvider, useSessionStart } from './session';
import { cssVariables, theme } from './theme';

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <I18nProvider>
        <Notifications position="bottom-right" />
        <Gate />
      </I18nProvider>
    </MantineProvider>
  );
}

/** Shows the console to who is signed in, the sign-in page to everyone else. */
function Gate() {
  const { start, current, retry } = useSessionStart();
  const { t } = useI18n();
  const scope = current ? `${current.user.id}:${current.tenant.id}` : null;
  // A new person or tenant starts with an empty cache: nothing of the other one can show.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scope is the reason for a new cache
  const cache = useMemo(newQueryClient, [scope]);

  if (start === 'checking' && !current) {
    return (
      <Center h="100%" role="status" aria-label={t('state.loading')}>
        <Mark size={44} />
      </Center>
    );
  }
  if (start === 'unreachable' && !current) {
    return (
      <Center component="main" h="100%" p="md">
        <Stack align="center" gap="sm" role="alert">
          <Mark size={44} />
          <Text>{t('error.unreachable')}</Text>
          <Button onClick={retry}>{t('action.retry')}</Button>
        </Stack>
      </Center>
    );
  }
  if (!current) return <SignIn />;
  return (
    <QueryClientProvider client={cache}>
      <SessionProvider value={current}>
        <LiveProvider key={scope}>
          <RouterProvider key={scope} router={router} />
        </LiveProvider>
      </SessionProvider>
    </QueryClientProvider>
  );
}
