import { test } from 'vitest';
import { matterFixture } from '/work/main/tests/store/matter-fixture.ts';
test('x', async () => {
  const f = await matterFixture();
  const s = await f.open();
  console.log(JSON.stringify(await s.calls.matterState({})));
  console.log(JSON.stringify(s.operations(3).map(o=>[o.type,o.replica,o.reviewer, o.act])));
  console.log(JSON.stringify(await s.calls.undo({})));
  await s.calls.setMatterTitle({title:'x'});
  console.log(JSON.stringify(s.operations(3).map(o=>[o.type,o.replica,o.reviewer, o.act])));
});
