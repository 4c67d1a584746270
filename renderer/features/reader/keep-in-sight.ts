/**
 * Scrolls to what has the focus, and follows it for a few frames: text above that is laid out only now, on the way there,
 * moves it. Stops when the focus goes on.
 */
export function keepInSight(focused: Element): void {
  let frames = 6;
  const follow = (): void => {
    if (document.activeElement !== focused) return;
    focused.scrollIntoView({ block: 'nearest' });
    frames -= 1;
    if (frames > 0) requestAnimationFrame(follow);
  };
  follow();
}
