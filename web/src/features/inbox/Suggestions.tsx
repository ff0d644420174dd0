import { Button, Collapse, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBulb, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useI18n } from '../../i18n/context';
import { RelatedLine } from '../knowledge/RelatedLinks';
import { useSuggestions } from './deskQueries';
import classes from './inbox.module.css';

type Props = { id: string; newest: string | undefined; onUse: (text: string) => void };

/** Replies from the knowledge base to what the customer said last; a person picks, edits and sends. */
export function Suggestions({ id, newest, onUse }: Props) {
  const { t } = useI18n();
  const [opened, { toggle }] = useDisclosure(true);
  const suggestions = useSuggestions(id, newest, true);
  const items = suggestions.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className={classes.suggestions} aria-label={t('suggest.title')}>
      <UnstyledButton className={classes.suggestHead} onClick={toggle} aria-expanded={opened}>
        <IconBulb size={15} aria-hidden="true" />
        {t('suggest.title')}
        {opened ? (
          <IconChevronDown size={15} aria-hidden="true" />
        ) : (
          <IconChevronUp size={15} aria-hidden="true" />
        )}
      </UnstyledButton>
      <Collapse expanded={opened}>
        <ul className={classes.suggestList}>
          {items.map((item) => (
            <li key={item.text}>
              <span className={classes.suggestText}>{item.text}</span>
              <span className={classes.suggestFoot}>
                <Link to="/knowledge/$id" params={{ id: item.source.documentId }}>
                  {item.source.title}
                </Link>
                <Button size="compact-xs" variant="light" onClick={() => onUse(item.text)}>
                  {t('suggest.use')}
                </Button>
              </span>
              <RelatedLine articles={item.related} />
            </li>
          ))}
        </ul>
      </Collapse>
    </section>
  );
}
