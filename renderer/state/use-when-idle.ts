import { startTransition, useEffect, useRef, useState } from 'react';

/** How long a value waits at the most for the window to have nothing better to do, in milliseconds. */
const mostMs = 150;

/**
 * Follows a value when the window is idle, `initial` until then: for what is drawn from it beside what is looked at. Values
 * that come in between are left out.
 */
export function useWhenIdle<Value>(value: Value, initial: Value): Value {
  const [followed, setFollowed] = useState(() => initial);
  const latest = useRef(value);
  const asked = useRef<number | null>(null);
  useEffect(() => {
    latest.current = value;
    asked.current ??= window.requestIdleCallback(
      () => {
        asked.current = null;
        startTransition(() => setFollowed(() => latest.current));
      },
      { timeout: mostMs },
    );
  }, [value]);
  useEffect(
    () => () => {
      if (asked.current !== null) window.cancelIdleCallback(asked.current);
      asked.current = null;
    },
    [],
  );
  return followed;
}
