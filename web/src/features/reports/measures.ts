import type { Report } from '../../api/types';

export type Figures = Report['total'];
export type Unit = 'count' | 'share' | 'seconds' | 'score' | 'mood' | 'money';

/** A line of a chart. */
export type Series = {
  key: 'a' | 'b';
  label: `reports.series.${string}` & keyof typeof import('../../i18n/en/reports').reports;
  value: (figures: Figures) => number | null;
  color: string;
};

/** Something that is measured; what it means stands in the texts, under `reports.about`. */
export type Measure = {
  id: 'volume' | 'deflection' | 'fcr' | 'response' | 'resolution' | 'sla' | 'csat' | 'sentiment' | 'cost';
  unit: Unit;
  /** Whether more is better; null where it is neither. */
  more: boolean | null;
  /** The first is shown as the measure's own figure. */
  series: [Series, ...Series[]];
};

const AGENT = 'fjord.6';
const PERSON = 'amber.6';

export const MEASURES: Measure[] = [
  {
    id: 'volume',
    unit: 'count',
    more: null,
    series: [
      { key: 'a', label: 'reports.series.began', value: (one) => one.conversations, color: AGENT },
      { key: 'b', label: 'reports.series.escalated', value: (one) => one.escalated, color: PERSON },
    ],
  },
  {
    id: 'deflection',
    unit: 'share',
    more: true,
    series: [{ key: 'a', label: 'reports.series.deflection', value: (one) => one.deflection, color: AGENT }],
  },
  {
    id: 'fcr',
    unit: 'share',
    more: true,
    series: [
      { key: 'a', label: 'reports.series.fcr', value: (one) => one.firstContactResolution, color: AGENT },
    ],
  },
  {
    id: 'response',
    unit: 'seconds',
    more: false,
    series: [
      { key: 'a', label: 'reports.series.median', value: (one) => one.response.median, color: AGENT },
      { key: 'b', label: 'reports.series.p90', value: (one) => one.response.p90, color: PERSON },
    ],
  },
  {
    id: 'resolution',
    unit: 'seconds',
    more: false,
    series: [
      { key: 'a', label: 'reports.series.median', value: (one) => one.resolution.median, color: AGENT },
      { key: 'b', label: 'reports.series.p90', value: (one) => one.resolution.p90, color: PERSON },
    ],
  },
  {
    id: 'sla',
    unit: 'share',
    more: true,
    series: [
      {
        key: 'a',
        label: 'reports.series.slaFirst',
        value: (one) => one.slaFirstResponse.share,
        color: AGENT,
      },
      { key: 'b', label: 'reports.series.slaLast', value: (one) => one.slaResolution.share, color: PERSON },
    ],
  },
  {
    id: 'csat',
    unit: 'score',
    more: true,
    series: [{ key: 'a', label: 'reports.series.csat', value: (one) => one.csat.average, color: AGENT }],
  },
  {
    id: 'sentiment',
    unit: 'mood',
    more: true,
    series: [
      { key: 'a', label: 'reports.series.sentiment', value: (one) => one.sentiment.average, color: AGENT },
    ],
  },
  {
    id: 'cost',
    unit: 'money',
    more: false,
    series: [
      {
        key: 'a',
        label: 'reports.series.cost',
        value: (one) => one.cost?.perResolution ?? null,
        color: AGENT,
      },
    ],
  },
];

/** How much a figure has changed, as a share of what it was; null where that says nothing. */
export function change(now: number | null, before: number | null): number | null {
  if (now === null || before === null || before === 0) return null;
  return (now - before) / Math.abs(before);
}
