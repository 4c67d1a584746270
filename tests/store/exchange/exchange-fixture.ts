import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MatterSession } from '../../../electron/usecases/matter-session.ts';
import { expectValue, noteOf, type MatterFixture } from '../matter-fixture.ts';

/** Exports from a session into a file of the fixture's folder; gives its bytes and what was said to be lost. */
export async function exported(
  fixture: MatterFixture,
  session: MatterSession,
  format: 'jsonld' | 'qdpx' | 'qdc',
  { themes = [], names = false }: { readonly themes?: readonly string[]; readonly names?: boolean } = {},
): Promise<{ readonly path: string; readonly bytes: Buffer; readonly lost: readonly string[] }> {
  const path = join(fixture.folder, `exported.${format}`);
  const done = expectValue(await session.calls.exportExchange({ task: 'task', path, format, themes, names }));
  return { path, bytes: readFileSync(path), lost: done.lost };
}

/** A text with characters outside the basic plane before, in and after what is tagged. */
export const keptText = '🧾 The rota: “𝒜 night 🌙 desk” was kept.\n\nNobody signed it & the <binder> went.\n';
export const secretText = 'Counsel advised that the canary sang.';

/** What the sample matter has, by id. */
export interface SampleIds {
  readonly kept: string;
  readonly secret: string;
  readonly training: string;
  readonly culture: string;
  readonly nights: string;
  readonly passage: string;
}

/** Puts two documents, a theme under another, passages and notes of every kind into a matter. */
export async function fillSample(fixture: MatterFixture, session: MatterSession): Promise<SampleIds> {
  const { calls } = session;
  const kept = await fixture.importText(session, 'kept.txt', keptText);
  const secret = await fixture.importText(session, 'secret.txt', secretText);
  const [first, second] = expectValue(await calls.listThemes({}));
  const training = first?.id ?? '';
  const culture = second?.id ?? '';
  const nights = expectValue(
    await calls.addTheme({ name: 'Nights & <weekends>', parent: training, definition: 'After\n“eight”.' }),
  ).id;
  expectValue(await calls.writeTheme({ themeId: nights, field: 'use', text: 'For rotas.' }));
  const start = keptText.indexOf('𝒜');
  const passage = expectValue(
    await calls.tagSpan({
      documentId: kept,
      start,
      end: keptText.indexOf('”'),
      themeIds: [nights, culture],
      note: { content: noteOf('An open\nremark.'), privileged: false },
    }),
  ).id;
  expectValue(
    await calls.tagSpan({
      documentId: kept,
      start: keptText.indexOf('Nobody'),
      end: keptText.indexOf(' went'),
      themeIds: [culture],
      note: { content: noteOf('Privilegedcanary.'), privileged: true },
    }),
  );
  expectValue(await calls.tagSpan({ documentId: secret, start: 0, end: 30, themeIds: [culture] }));
  const write = async (
    target: Parameters<typeof calls.writeNote>[0]['target'],
    text: string,
  ): Promise<void> => {
    expectValue(await calls.writeNote({ target, content: noteOf(text), privileged: false }));
  };
  await write({ kind: 'theme', id: nights }, 'On the theme.');
  await write({ kind: 'document', id: kept }, 'On the document.');
  await write({ kind: 'document', id: secret }, 'Secretcanary.');
  await write({ kind: 'matter' }, 'On the matter.');
  expectValue(
    await calls.decideDocuments({
      documentIds: [secret],
      decision: { question: 'privilege', answer: 'privileged', reason: '' },
    }),
  );
  return { kept, secret, training, culture, nights, passage };
}
