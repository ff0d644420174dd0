import { Button } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

function Anchor({
  children,
  ref,
  ...rest
}: Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color' | 'type'> & { ref?: Ref<HTMLAnchorElement> }) {
  return (
    <Button component="a" variant="default" c="var(--button-color)" ref={ref} {...rest}>
      {children}
    </Button>
  );
}

/** A link that looks like a button. */
export const LinkButton = createLink(Anchor);
