import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import { itemKinds, type Item } from '../../shared/model/index.ts';
import { expectValue } from './matter-fixture.ts';

/** What a person sees of a matter: everything but times, versions and the history itself. */
export async function visibleState(session: MatterSession): Promise<unknown> {
  const { calls } = session;
  const state = expectValue(await calls.matterState({}));
  const documents = expectValue(await calls.listDocuments({}));
  const blocks: unknown[] = [];
  for (const document of documents) {
    const read = expectValue(await calls.readDocument({ documentId: document.id }));
    blocks.push(read.blocks.filter((block) => block.furniture || block.own !== null));
  }
  const passages = expectValue(await calls.listPassages({}));
  const notes = expectValue(await calls.listNotes({}));
  const themes = expectValue(await calls.listThemes({}));
  const links = expectValue(await calls.listLinks({}));
  const purges = expectValue(await calls.listPurges({}));
  const items: Item[] = [];
  for (const kind of itemKinds) items.push(...expectValue(await calls.listItems({ kind })));
  return {
    title: state.title,
    notesOpenByDefault: state.notesOpenByDefault,
    recogniseAfterImport: state.recogniseAfterImport,
    counts: { documents: state.documents, passages: state.passages, notes: state.notes },
    documents: documents.map((document) => ({
      id: document.id,
      title: document.title,
      titleMadeUp: document.titleMadeUp,
      date: document.date,
      publisher: document.publisher,
      author: document.author,
      kind: document.kind,
      provider: document.provider,
      receivedHow: document.receivedHow,
      fields: document.fields,
      supersededBy: document.supersededBy,
      withdrawn: document.withdrawn?.reason ?? null,
      copies: document.copies.map((copy) => copy.fileName),
      passages: document.passages,
      passagesByTheme: document.passagesByTheme,
      tags: document.tags.map((tag) => `${tag.themeId} ${tag.reviewer}`).sort(),
      progress: document.progress
        .filter(({ state }) => state !== 'reading')
        .map(({ reviewer, state }) => `${reviewer} ${state}`),
      decisions: (['relevance', 'privilege'] as const).map((question) => ({
        state: document.decisions[question].state,
        answer: document.decisions[question].answer,
        answers: document.decisions[question].decisions.map(
          ({ reviewer, answer, reason }) => `${reviewer} ${answer} ${reason}`,
        ),
      })),
    })),
    blocks,
    passages: passages.map((passage) => ({
      id: passage.id,
      quote: passage.quote,
      start: passage.start,
      tags: passage.tags.map((tag) => `${tag.themeId} ${tag.reviewer}`).sort(),
      twins: passage.twins,
      event: passage.event,
    })),
    notes: notes
      .map((note) => ({
        id: note.id,
        texts: [note.text, ...note.conflicts.map((conflict) => conflict.text)].sort(),
        privileged: note.privileged,
        reviewer: note.reviewer,
        target: note.target,
        targetLabel: note.targetLabel,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    links: links.map(({ id, from, to, relation }) => ({
      id,
      from: from.passageId,
      to: to.passageId,
      relation,
    })),
    proposals: purges.proposals.map(({ id, documents: named, reason }) => ({
      id,
      documents: named.map(({ documentId }) => documentId),
      reason,
    })),
    items: items.map(({ id, fields }) => ({ id, fields })),
    themes: themes.map((theme) => ({
      id: theme.id,
      name: theme.name,
      code: theme.code,
      colour: theme.colour,
      definition: theme.definition,
      use: theme.use,
      avoid: theme.avoid,
      parent: theme.parent,
      retired: theme.retired,
      mergedInto: theme.mergedInto,
      passages: theme.passages,
      documents: theme.documents,
    })),
  };
}
