import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';

/** Has a form that opened within a screen be seen as a whole, which giving its first field the focus alone does not do. */
export function useShownWhole(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.scrollIntoView({ block: 'nearest' }), []);
  return form;
}
