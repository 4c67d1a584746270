import { success, type Result } from '../../../shared/base/index.ts';
import { plainNote, type NoteTarget } from '../../../shared/model/index.ts';
import { wrongCall } from '../read-arguments.ts';
import { command, confirmed } from '../command.ts';
import { findDocument } from '../find-document.ts';
import { findPassage } from '../find-passage.ts';
import { findTheme } from '../find-theme.ts';
import { withMatter, type MatterAtWork } from '../matter-at-work.ts';
import { noteView } from '../views/note-view.ts';

/** `note`: writes a note. */
export const note = command({
  name: 'note',
  summary: 'Writes a note on a passage, a document, a theme or the matter.',
  arguments: { matter: 'one' },
  options: {
    passage: { kind: 'text', value: 'ID', help: 'on this passage: its id, or a beginning no other id has' },
    document: { kind: 'text', value: 'URN', help: 'on this document' },
    theme: { kind: 'text', value: 'T', help: 'on this theme: its code, id, name or Parent/Name' },
    matter: { kind: 'flag', help: 'on the matter as a whole' },
    text: { kind: 'text', value: 'TEXT', help: 'the note; line ends begin new paragraphs' },
    open: { kind: 'flag', help: 'the note may go into packs' },
    privileged: { kind: 'flag', help: 'the note never leaves the matter' },
  },
  remarks: ['A note is privileged unless --open is given or the matter says otherwise.'],
  example: 'note Harrow.matter --document HAR000012 --text "Compare the first draft." --open',
  perform: async (given, surroundings) => {
    const { text } = given.options;
    if (text === undefined || text.trim() === '') return wrongCall('Give the note with --text.');
    const named = readTarget(given.options);
    if (!named.ok) return named;
    const privileged = readNotePrivilege(given.options);
    if (!privileged.ok) return privileged;
    return withMatter(surroundings, given.arguments.matter, 'write', async (matter) => {
      const target = await findTarget(matter, named.value);
      if (!target.ok) return target;
      const written = await matter.ask('writeNote', {
        target: target.value,
        content: plainNote(text),
        ...privileged.value,
      });
      if (!written.ok) return written;
      const { targetLabel } = written.value;
      const sentence = written.value.privileged
        ? `Wrote a privileged note on ${targetLabel}.`
        : `Wrote an open note on ${targetLabel}.`;
      return confirmed({ ok: true, note: noteView(written.value) }, sentence);
    });
  },
});

/** What `--open` and `--privileged` say of a note; nothing where neither is given. */
export function readNotePrivilege(given: {
  readonly open: boolean;
  readonly privileged: boolean;
}): Result<{ readonly privileged?: boolean }> {
  if (given.open && given.privileged) return wrongCall('A note is either --open or --privileged.');
  return success(given.open || given.privileged ? { privileged: given.privileged } : {});
}

/** What a note is to be on, as it was named in the call. */
type NamedTarget =
  { readonly kind: 'passage' | 'document' | 'theme'; readonly name: string } | { readonly kind: 'matter' };

function readTarget(given: {
  readonly passage: string | undefined;
  readonly document: string | undefined;
  readonly theme: string | undefined;
  readonly matter: boolean;
}): Result<NamedTarget> {
  const named: NamedTarget[] = given.matter ? [{ kind: 'matter' }] : [];
  for (const kind of ['passage', 'document', 'theme'] as const) {
    const name = given[kind];
    if (name !== undefined) named.push({ kind, name });
  }
  const [only] = named;
  return only !== undefined && named.length === 1
    ? success(only)
    : wrongCall('Say what the note is on with one of --passage, --document, --theme and --matter.');
}

async function findTarget(matter: MatterAtWork, named: NamedTarget): Promise<Result<NoteTarget>> {
  if (named.kind === 'matter') return success(named);
  const find = { passage: findPassage, document: findDocument, theme: findTheme }[named.kind];
  const found = await find(matter, named.name);
  return found.ok ? success({ kind: named.kind, id: found.value.id }) : found;
}
