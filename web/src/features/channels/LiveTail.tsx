import { Badge, Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useI18n } from '../../i18n/context';
import { useLive } from '../../live/context';
import type { ChannelFrame } from '../../live/protocol';
import { Card } from '../../ui/Card';
import { RelativeTime } from '../../ui/RelativeTime';

/** Messages on screen at most. */
const SHOWN = 50;
/** No eye follows more than a few a second of one subject. */
const THROTTLE_MS = 250;

/** The channel's messages as they come. */
export function LiveTail({ name }: { name: string }) {
  const { t } = useI18n();
  const live = useLive();
  const [subject, setSubject] = useState('>');
  const [paused, setPaused] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [frames, setFrames] = useState<ChannelFrame[]>([]);
  const { send, listen, state } = live;

  useEffect(() => {
    if (paused || state !== 'live') return;
    const stop = listen((frame) => {
      if (frame.type === 'channel_message' && frame.channel === name) {
        setFrames((known) => [frame, ...known.filter((one) => one.seq !== frame.seq)].slice(0, SHOWN));
      }
      if (frame.type === 'following' && frame.channel === name) setError(null);
      if (frame.type === 'error' && frame.code === 'validation_failed') setError(frame.message);
    });
    // After a moment: every letter of the pattern would be a subscription of its own.
    const timer = window.setTimeout(() => {
      send({ type: 'follow', channel: name, subject: subject || '>', throttleMs: THROTTLE_MS });
    }, 300);
    return () => {
      window.clearTimeout(timer);
      stop();
      send({ type: 'unfollow', channel: name });
    };
  }, [name, subject, paused, state, send, listen]);

  return (
    <Card
      title={t('channels.tail')}
      aside={
        <Button size="compact-sm" variant="default" onClick={() => setPaused(!paused)}>
          {paused ? t('channels.tailGoOn') : t('channels.tailPause')}
        </Button>
      }
    >
      <Stack gap="sm">
        <TextInput
          label={t('channels.tailFilter')}
          description={t('channels.tailFilterHelp')}
          classNames={{ input: 'tk-mono' }}
          maw={360}
          value={subject}
          error={error}
          onChange={(event) => setSubject(event.currentTarget.value.trim())}
        />
        {frames.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('channels.tailNone')}
          </Text>
        )}
        <Stack gap="xs" role="log" aria-label={t('channels.tail')} data-testid="channel-tail">
          {frames.map((frame) => (
            <Line key={frame.seq} frame={frame} />
          ))}
        </Stack>
      </Stack>
    </Card>
  );
}

function Line({ frame }: { frame: ChannelFrame }) {
  const { t } = useI18n();
  const { message, leftOut } = frame;
  return (
    <div>
      <Group gap="xs">
        <Text size="sm" className="tk-mono">
          {message.subject}
        </Text>
        {message.key && <Badge color="gray">{message.key}</Badge>}
        {leftOut > 0 && <Badge color="amber">{t('channels.tailSkipped', { count: leftOut })}</Badge>}
        <Text size="xs" c="dimmed">
          <RelativeTime at={message.at} />
        </Text>
      </Group>
      <Code block>{JSON.stringify(message.payload)}</Code>
    </div>
  );
}
