import { Alert, Box, Button, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { asApiError } from '../../api/errors';
import { session } from '../../api/session';
import { LanguageSwitch } from '../../app/shell/LanguageSwitch';
import { SchemeSwitch } from '../../app/shell/SchemeSwitch';
import { useI18n } from '../../i18n/context';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Mark } from '../../ui/Mark';
import { useDocumentTitle } from '../../ui/Page';
import classes from './SignIn.module.css';

export function SignIn() {
  const { t } = useI18n();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  useDocumentTitle(t('auth.signIn'));
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : t('auth.emailInvalid')),
      password: (value) => (value ? null : t('auth.passwordMissing')),
    },
  });

  const submit = form.onSubmit(async ({ email, password }) => {
    setBusy(true);
    setFailure(null);
    try {
      await session.signIn(email.trim(), password);
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setBusy(false);
    }
  });

  return (
    <div className={classes.screen}>
      <header className={classes.tools}>
        <Group gap={4}>
          <LanguageSwitch />
          <SchemeSwitch />
        </Group>
      </header>
      <main className={classes.main}>
        <Box className={classes.card}>
          <Group gap="sm" mb="lg">
            <Mark size={38} />
            <Text fw={680} fz="xl" className={classes.brand}>
              Tekup
            </Text>
          </Group>
          <Title order={1} mb={4}>
            {t('auth.signIn')}
          </Title>
          <Text c="dimmed" size="sm" mb="lg">
            {t('auth.intro')}
          </Text>
          <form onSubmit={submit} noValidate>
            <Stack gap="md">
              {failure ? <SignInError failure={failure} /> : null}
              <TextInput
                label={t('auth.email')}
                type="email"
                autoComplete="username"
                autoFocus
                key={form.key('email')}
                {...form.getInputProps('email')}
              />
              <PasswordInput
                label={t('auth.password')}
                autoComplete="current-password"
                visibilityToggleButtonProps={{ 'aria-label': t('auth.showPassword') }}
                key={form.key('password')}
                {...form.getInputProps('password')}
              />
              <Button type="submit" size="md" loading={busy} fullWidth mt={4}>
                {t('auth.signIn')}
              </Button>
            </Stack>
          </form>
        </Box>
      </main>
    </div>
  );
}

/** Wrong sign-ins in words the person can act on; anything else as the server told it. */
function SignInError({ failure }: { failure: unknown }) {
  const { t } = useI18n();
  const { status } = asApiError(failure);
  if (status !== 401 && status !== 423) return <ErrorNotice error={failure} />;
  return (
    <Alert color="red" variant="light" role="alert">
      <Text size="sm" c="var(--mantine-color-text)">
        {status === 423 ? t('auth.locked') : t('auth.wrong')}
      </Text>
    </Alert>
  );
}
