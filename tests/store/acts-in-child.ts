import { writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openMatter } from '../../electron/usecases/open-matter.ts';
import { unlockMatter } from '../../electron/usecases/keys/unlock-matter.ts';
import { expectValue, noteOf, testSurroundings } from './matter-fixture.ts';

/** Does one act after another in a matter and says on stdout when each has been answered: `done <name>`. */
const [path = '', profile = '', texts = '', passphrase = ''] = process.argv.slice(2);
const surroundings = testSurroundings(profile, 31);
const key =
  passphrase === ''
    ? undefined
    : expectValue(await unlockMatter(path, { kind: 'passphrase', passphrase }, surroundings));
const done = (name: string): void => {
  writeSync(1, `done ${name}\n`);
};
const session = expectValue(
  await openMatter({ path, access: 'write', surroundings, ...(key === undefined ? {} : { key }) }),
);
const { calls } = session;
done('opening');

const files = Array.from({ length: 20 }, (_, number) => join(texts, `${String(number + 1)}.txt`));
for (const [number, file] of files.entries()) writeFileSync(file, `Text ${String(number)} on the lantern.\n`);
done('nothing');
const imported = expectValue(await calls.importFiles({ task: 'one', paths: files.slice(0, 1) })).items[0];
done('the first act: importing one text');
const documentId = imported?.result === 'imported' ? imported.documentId : '';
const themeIds = [expectValue(await calls.listThemes({}))[0]?.id ?? ''];
done('reading');
expectValue(await calls.tagSpan({ documentId, start: 0, end: 4, themeIds }));
done('tagging');
expectValue(await calls.tagSpan({ documentId, start: 0, end: 6, themeIds, note: { content: noteOf('N') } }));
done('tagging with a note');
const target = { kind: 'document', id: documentId } as const;
const note = expectValue(await calls.writeNote({ target, content: noteOf('Noted') }));
done('noting');
const edit = { noteId: note.id, content: noteOf('Edited'), replaces: [note.version] };
expectValue(await calls.editNote(edit));
done('editing a note');
const draft = { id: 'draft', noteId: null, target, content: noteOf('Typed'), startedFrom: null };
expectValue(await calls.saveDraft(draft));
done('typing');
expectValue(await calls.undo({}));
done('undoing');
expectValue(await calls.redo({}));
done('doing again');
expectValue(await calls.importFiles({ task: 'more', paths: files.slice(1) }));
done('importing nineteen texts');
expectValue(await calls.search({ query: 'lantern', limit: 10, offset: 0, furniture: false }));
expectValue(await calls.verifyMatter({ task: 'verify' }));
expectValue(await calls.listPassages({}));
done('searching and checking');
await session.close();
done('closing');
