import { SimpleGrid, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFormat, useI18n } from '../../i18n/context';
import { Card } from '../../ui/Card';
import ui from '../../ui/ui.module.css';
import type { Summary } from './summarise';

export function Figures({ data }: { data: Summary }) {
  const { t } = useI18n();
  const format = useFormat();
  return (
    <div>
      <SimpleGrid cols={{ base: 2, md: 4 }}>
        <Card>
          <Value value={format.number(data.needsPerson)} />
          <Link to="/inbox" search={{ view: 'needs' }} className={ui.rowLink}>
            {t('overview.needs')}
          </Link>
        </Card>
        <Card>
          <Value value={format.number(data.open)} />
          <Link to="/inbox" search={{ view: 'open' }} className={ui.rowLink}>
            {t('overview.open')}
          </Link>
        </Card>
        <Card>
          <Value value={data.automated === null ? '–' : format.percent(data.automated)} />
          <Text size="sm">{t('overview.automated')}</Text>
        </Card>
        <Card>
          <Value value={data.confidence === null ? '–' : format.percent(data.confidence)} />
          <Text size="sm">{t('overview.confidence')}</Text>
        </Card>
      </SimpleGrid>
      {data.partial && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('overview.partial')}
        </Text>
      )}
    </div>
  );
}

function Value({ value }: { value: string }) {
  return (
    <Text fz="1.9rem" fw={650} lh={1.2} className="tk-tabular">
      {value}
    </Text>
  );
}
