import type { FocusEvent, KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import { keepInSight } from './keep-in-sight.ts';

/** What a stripe of the gutter leads to. */
export interface GutterStripeAt {
  /** By id, in order of position. */
  readonly passageIds: readonly string[];
}

/** What the gutter's container is given, to hear its stripes. */
export interface GutterKeys {
  readonly role: 'toolbar';
  readonly 'aria-label': string;
  readonly 'aria-orientation': 'vertical';
  readonly tabIndex: -1;
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
  readonly onPointerOver: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerOut: (event: PointerEvent<HTMLElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/**
 * The keys and the pointer among the stripes beside the text: one stop for Tab, arrow keys from stripe to stripe in order of
 * reading, Enter or a click for the passages of one.
 */
export function gutterKeys(handlers: {
  readonly onOpen: (stripe: GutterStripeAt) => void;
  /** A stripe has the focus or the pointer. */
  readonly onPoint: (stripe: GutterStripeAt, isFocus: boolean) => void;
  readonly onLeave: () => void;
}): GutterKeys {
  const point = (target: EventTarget, isFocus: boolean): void => {
    const stripe = stripeOf(target);
    if (stripe !== null) handlers.onPoint(passagesOf(stripe), isFocus);
  };
  return {
    role: 'toolbar',
    'aria-label': 'Passages beside the text',
    'aria-orientation': 'vertical',
    // The drawing of the stripes makes it a stop for Tab while there are any.
    tabIndex: -1,
    onClick: ({ target }) => {
      const stripe = stripeOf(target);
      if (stripe !== null) handlers.onOpen(passagesOf(stripe));
    },
    onFocus: ({ target, currentTarget }) => {
      // The container is the one stop for Tab; while a stripe has the focus, Shift+Tab has to lead out of it.
      if (target === currentTarget) {
        nearestInSight(inReadingOrder(currentTarget))?.focus();
      } else {
        currentTarget.tabIndex = -1;
        keepInSight(target);
        point(target, true);
      }
    },
    onBlur: ({ currentTarget, relatedTarget }) => {
      if (!currentTarget.contains(relatedTarget)) currentTarget.tabIndex = 0;
      handlers.onLeave();
    },
    onPointerOver: ({ target }) => point(target, false),
    onPointerOut: () => handlers.onLeave(),
    onKeyDown: (event) => {
      const step = steps[event.key];
      const stripes = inReadingOrder(event.currentTarget);
      const at = stripes.findIndex((stripe) => stripe === event.target);
      if (step === undefined || at === -1) return;
      stripes[Math.min(stripes.length - 1, Math.max(0, at + step))]?.focus();
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
  Home: Number.MIN_SAFE_INTEGER,
  End: Number.MAX_SAFE_INTEGER,
};

function stripeOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('.reader-stripe') : null;
}

function passagesOf(stripe: HTMLElement): GutterStripeAt {
  return { passageIds: (stripe.dataset['passages'] ?? '').split(' ') };
}

function inReadingOrder(gutter: HTMLElement): readonly HTMLElement[] {
  return [...gutter.querySelectorAll<HTMLElement>('.reader-stripe')]
    .map((stripe) => ({ stripe, box: stripe.getBoundingClientRect() }))
    .sort((one, other) => one.box.top - other.box.top || one.box.left - other.box.left)
    .map(({ stripe }) => stripe);
}

/** The first that is on the screen, else the one that is nearest to it. */
function nearestInSight(stripes: readonly HTMLElement[]): HTMLElement | undefined {
  const pane = stripes[0]?.closest('.reader-scroller')?.getBoundingClientRect();
  if (pane === undefined) return undefined;
  const away = (stripe: HTMLElement): number => {
    const box = stripe.getBoundingClientRect();
    return Math.max(0, pane.top - box.bottom, box.top - pane.bottom);
  };
  return stripes
    .map((stripe) => ({ stripe, distance: away(stripe) }))
    .reduce((best, other) => (other.distance < best.distance ? other : best)).stripe;
}
