import { Button } from '@mantine/core';
import { useI18n } from '../../i18n/context';

export function LanguageSwitch() {
  const { language, choose, t } = useI18n();
  const other = language === 'da' ? 'en' : 'da';
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      px={8}
      aria-label={t('language.switch')}
      onClick={() => choose(other)}
    >
      {language === 'da' ? 'DA' : 'EN'}
    </Button>
  );
}
