import { describe, expect, it } from 'vitest';
import type { SaveReport } from '../../../renderer/editor/save-reports.ts';
import { serviceWithSaveReports } from '../../../renderer/editor/save-reports.ts';
import type { ServiceClient } from '../../../renderer/state/client.ts';

const draft = {
  id: 'd',
  noteId: null,
  target: { kind: 'matter' },
  content: { blocks: [] },
  startedFrom: null,
} as const;

describe('what is said of saving a note', () => {
  it('comes after the reply, and only when nothing else is on its way', async () => {
    const answers: ((result: unknown) => void)[] = [];
    const service: ServiceClient = {
      call: () => new Promise<never>((resolve) => answers.push(resolve as (result: unknown) => void)),
      on: () => () => undefined,
      onConnected: () => () => undefined,
    };
    const told: SaveReport[] = [];
    const watched = serviceWithSaveReports(
      service,
      () => 5_000,
      (report) => told.push(report),
    );
    const first = watched.call('saveDraft', draft);
    const second = watched.call('saveDraft', draft);
    expect(told).toEqual([]);
    answers[0]?.({ ok: true });
    await first;
    expect(told).toEqual([]);
    answers[1]?.({ ok: true });
    await second;
    expect(told).toEqual([{ kind: 'saved', atMs: 5_000 }]);
    const third = watched.call('saveDraft', draft);
    answers[2]?.({ ok: false });
    await third;
    expect(told.at(-1)).toEqual({ kind: 'failed' });
  });
});
