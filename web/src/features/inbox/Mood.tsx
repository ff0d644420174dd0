import { Sparkline } from '@mantine/charts';
import { Badge, Group, Text } from '@mantine/core';
import type { Message } from '../../api/types';
import { useFormat, useI18n } from '../../i18n/context';
import { sentimentLabel, sentimentTone } from '../../i18n/labels';
import { trend } from './trend';

/** The mood of the conversation, the later messages counting for more, and how it has gone. */
export function Mood({ mood, messages }: { mood: number; messages: Message[] }) {
  const { t } = useI18n();
  const format = useFormat();
  const moods = messages.flatMap((message) => message.sentiment ?? []);
  const way = trend(moods);
  return (
    <>
      <Group gap={8} wrap="nowrap">
        <Badge size="sm" color={sentimentTone(mood)}>
          {t(sentimentLabel(mood))} {format.number(mood, 2)}
        </Badge>
        {way && <Text size="xs">{t(`mood.${way}`)}</Text>}
      </Group>
      {moods.length > 1 && (
        <Sparkline
          mt={6}
          w="100%"
          h={36}
          data={[...moods]}
          curveType="linear"
          color="fjord.6"
          fillOpacity={0.15}
          role="img"
          aria-label={t('mood.chart', {
            moods: moods.map((one) => format.number(one, 2)).join(', '),
          })}
        />
      )}
    </>
  );
}
