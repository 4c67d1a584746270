/** Stands in for the real helper: does to itself what the source's name says. */
process.on('message', ({ id, source: { fileName } }) => {
  if (fileName === 'crash') process.exit(3);
  if (fileName === 'endless') for (;;);
  if (fileName === 'hoard') {
    const kept = [];
    for (;;) kept.push(new Array(1e6).fill(id));
  }
  process.send?.({
    kind: 'reading',
    id,
    result: { ok: false, failure: { code: 'file-empty', message: `${process.pid}` } },
  });
});
