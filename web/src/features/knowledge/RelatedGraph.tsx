import type { RelatedDocument } from '../../api/types';
import { useI18n } from '../../i18n/context';
import classes from './knowledge.module.css';
import { why } from './related';

const WIDTH = 420;
const HEIGHT = 260;
const CENTRE = { x: WIDTH / 2, y: HEIGHT / 2 };
/** How far out a node stands; the closer the document, the nearer. */
const REACH = { x: 140, y: 92 };
const NODES = 8;
const LETTERS = 20;

type Node = RelatedDocument & { x: number; y: number };

/** Each document on its own ray from the one in the middle. */
function placed(items: RelatedDocument[]): Node[] {
  const shown = items.slice(0, NODES);
  return shown.map((item, index) => {
    const angle = (index / shown.length) * 2 * Math.PI - Math.PI / 2;
    const reach = 1 - item.weight * 0.3;
    return {
      ...item,
      x: CENTRE.x + Math.cos(angle) * REACH.x * reach,
      y: CENTRE.y + Math.sin(angle) * REACH.y * reach,
    };
  });
}

function short(title: string): string {
  return title.length > LETTERS ? `${title.slice(0, LETTERS - 1)}…` : title;
}

/** The surroundings of a document. The list beside it says the same in words. */
export function RelatedGraph({ title, items }: { title: string; items: RelatedDocument[] }) {
  const { t } = useI18n();
  const nodes = placed(items);
  return (
    <svg
      className={classes.graph}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('related.graph', { title, count: nodes.length })}
    >
      {nodes.map((node) => (
        <line
          key={node.id}
          x1={CENTRE.x}
          y1={CENTRE.y}
          x2={node.x}
          y2={node.y}
          strokeWidth={1 + node.weight * 3}
          strokeDasharray={node.reasons[0]?.kind === 'similar' ? '4 4' : undefined}
        />
      ))}
      {nodes.map((node) => (
        <g key={node.id}>
          <title>{`${node.title} (${node.reasons.map((reason) => why(reason, t)).join(', ')})`}</title>
          <circle cx={node.x} cy={node.y} r={5 + node.weight * 5} />
          <text x={node.x} y={node.y < CENTRE.y ? node.y - 14 : node.y + 22}>
            {short(node.title)}
          </text>
        </g>
      ))}
      <circle className={classes.graphCentre} cx={CENTRE.x} cy={CENTRE.y} r={12} />
    </svg>
  );
}
