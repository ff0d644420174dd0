import { useState } from 'react';

/** Which item is edited, and which is to be deleted. Items stay while their dialog fades away. */
export function useEditor<T>() {
  const [item, setItem] = useState<T | null>(null);
  const [opened, setOpened] = useState(false);
  const [deleting, setDeleting] = useState(false);
  return {
    item,
    opened,
    deleting,
    /** Opens an item, or a new one with null. */
    edit: (next: T | null) => {
      setItem(next);
      setOpened(true);
    },
    close: () => setOpened(false),
    askDelete: () => {
      setOpened(false);
      setDeleting(true);
    },
    closeDelete: () => setDeleting(false),
  };
}
