import { Button, VisuallyHidden } from '@mantine/core';
import { useI18n } from '../../i18n/context';

export function LanguageSwitch() {
  const { language, choose, t } = useI18n();
  const other = language === 'da' ? 'en' : 'da';
  return (
    <Button variant="subtle" color="gray" size="compact-sm" px={8} onClick={() => choose(other)}>
      {language === 'da' ? 'DA' : 'EN'}
      <VisuallyHidden lang={other}>{t('language.switch')}</VisuallyHidden>
    </Button>
  );
}
