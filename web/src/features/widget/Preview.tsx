import { Text } from '@mantine/core';
import { IconMessageCircle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { readableOn } from '../../../widget/src/styles';
import { chooseLanguage, ownText, translator } from '../../../widget/src/texts';
import type { Widget } from '../../api/types';
import { useI18n } from '../../i18n/context';
import classes from './widget.module.css';

/** How the widget will look, as it is typed. The real one takes its words from the same place. */
export function Preview({ settings }: { settings: Widget['settings'] }) {
  const { t, language } = useI18n();
  const frame = useRef<HTMLDivElement>(null);
  const speaks = chooseLanguage(settings.languages, language);
  const words = translator(speaks);
  const color = /^#[0-9a-f]{6}$/i.test(settings.color) ? settings.color : '#1f6f6b';
  useEffect(() => {
    frame.current?.style.setProperty('--own', color);
    frame.current?.style.setProperty('--on-own', readableOn(color));
  }, [color]);
  const launcher = ownText(settings.launcher, speaks);
  const hours = ownText(settings.officeHours, speaks);
  return (
    <section aria-label={t('widget.preview')}>
      <Text size="sm" fw={500} mb={4}>
        {t('widget.preview')}
      </Text>
      <div ref={frame} className={classes.preview} data-side={settings.position} lang={speaks}>
        <div className={classes.panel}>
          <div className={classes.head}>
            <strong>{ownText(settings.title, speaks) ?? words('title')}</strong>
            {hours && <span>{hours}</span>}
          </div>
          <p className={classes.words}>{ownText(settings.greeting, speaks) ?? words('greeting')}</p>
          <p className={classes.mine}>{words('personAsked')}</p>
        </div>
        <div className={classes.launcher}>
          <IconMessageCircle size={22} aria-hidden="true" />
          {launcher}
        </div>
      </div>
    </section>
  );
}
