/** Stands in for the helper that draws: pages 3, 4 and 5 end it, the first of them only where it has drawn others before. */
let drawn = 0;
process.on('message', ({ id, kind, page }) => {
  if (kind === 'draw-page') {
    if (page === 3 && drawn > 0) process.exit(3);
    if (page === 4) for (;;);
    if (page === 5) process.exit(3);
    drawn += 1;
  }
  const value =
    kind === 'draw-page' ? { width: 1, height: 1, pixels: new Uint8Array([drawn, 0, 0, 255]) } : null;
  process.send?.({ kind: 'page', id, result: { ok: true, value } });
});
