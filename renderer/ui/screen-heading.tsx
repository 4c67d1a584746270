import type { JSX, ReactNode } from 'react';
import { useEffect, useRef } from 'react';

/**
 * A screen's heading, which takes the focus when its screen is come to, so that keyboard and screen reader begin there;
 * unless something on the screen has taken it already.
 */
export function ScreenHeading({
  children,
  className,
}: {
  readonly children: ReactNode;
  readonly className?: string;
}): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const main = heading.current?.closest('main');
    const inside = main?.contains(document.activeElement) === true;
    const elsewhereTyping = document.activeElement instanceof HTMLInputElement;
    if (!inside && !elsewhereTyping) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
