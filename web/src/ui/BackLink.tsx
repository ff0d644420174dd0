import { IconArrowLeft } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import classes from './ui.module.css';

function Back({
  children,
  ref,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }) {
  return (
    <a ref={ref} {...rest} className={classes.back}>
      <IconArrowLeft size={16} aria-hidden="true" />
      {children}
    </a>
  );
}

export const BackLink = createLink(Back);
