import './note-composer.css';
import type { JSX } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { canonicalJson } from '../../shared/base/index.ts';
import type { JsonValue } from '../../shared/base/index.ts';
import type { Note, NoteContent, NoteTarget } from '../../shared/model/index.ts';
import { plainNote } from '../../shared/model/index.ts';
import { useBeforeClosing } from '../state/closing.ts';
import { useNoteInWriting } from '../state/notes-in-writing.ts';
import type { SpanToNote } from '../state/note-writing.ts';
import { noteWriting } from '../state/note-writing.ts';
import { shortcutText } from '../state/shortcut.ts';
import { useAct } from '../state/use-act.ts';
import { useMatter, useService } from '../state/use-service.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { timeWords } from '../ui/words.ts';
import { NoteConflictChoice } from './note-conflict-choice.tsx';
import { NoteEditor } from './note-editor.tsx';
import { normalNote } from './normal-note.ts';
import { serviceWithSaveReports } from './save-reports.ts';
import type { SaveReport } from './save-reports.ts';
import { useReferenceChoices } from './use-reference-choices.ts';

/** What was typed before an end that nobody chose, to be gone on with. */
export interface DraftTakenUp {
  readonly id: string;
  readonly content: NoteContent;
  /** The version of the note that its typing started from, or null for a new note. */
  readonly startedFrom: string | null;
}

/**
 * Writes a new note on something of the matter, or edits one, or goes on with a draft; taking a draft up is enough to make
 * it an act, also where not a word is added to it.
 *
 * What is typed is a draft on disk within a second, and an act on leaving, after 30 s of rest and when the window closes. A
 * failed save keeps the text here and in the draft, with a notice that says so. `onClose` is called when everything typed
 * is saved, with the note, or null where nothing was written.
 */
export function NoteComposer(props: {
  readonly target: NoteTarget | SpanToNote;
  readonly note?: Note;
  readonly draft?: DraftTakenUp;
  readonly onClose: (note: Note | null) => void;
}): JSX.Element {
  const note = props.note ?? null;
  if (note !== null && note.conflicts.length > 0 && props.draft === undefined) {
    return <NoteConflictChoice note={note} writable onSettled={() => props.onClose(note)} />;
  }
  return <Composing target={props.target} note={note} draft={props.draft ?? null} onClose={props.onClose} />;
}

function Composing(props: {
  readonly target: NoteTarget | SpanToNote;
  readonly note: Note | null;
  readonly draft: DraftTakenUp | null;
  readonly onClose: (note: Note | null) => void;
}): JSX.Element {
  const { draft } = props;
  const service = useService();
  const act = useAct();
  const { onClose } = props;
  const [report, setReport] = useState<SaveReport>({ kind: 'nothing' });
  const [written, setWritten] = useState(props.note);
  const openByDefault = useMatter()?.notesOpenByDefault === true;
  const [privileged, setPrivileged] = useState(props.note?.privileged ?? !openByDefault);
  const [privilegedAtStart] = useState(() => ({ value: privileged }));
  const [first] = useState<NoteContent>(() =>
    normalNote(draft?.content ?? props.note?.content ?? plainNote('')),
  );
  const [writing] = useState(() =>
    noteWriting(serviceWithSaveReports(service, Date.now, setReport), {
      target: props.target,
      note: props.note,
      ...(draft === null ? {} : { draft }),
      // Read when the note is first written, so that a choice made while typing counts.
      get privileged() {
        return privilegedAtStart.value;
      },
      onWritten: setWritten,
    }),
  );
  const changed = useRef(false);
  const [mayRefer, setMayRefer] = useState(false);
  const references = useReferenceChoices(mayRefer);

  const change = useCallback(
    (content: NoteContent) => {
      if (!changed.current && sameNote(content, first)) return;
      changed.current = true;
      if (mentionsSomething(content)) setMayRefer(true);
      setReport({ kind: 'typing' });
      writing.change(content);
    },
    [writing, first],
  );
  const done = useCallback(() => {
    void writing.finish().then((result) => {
      if (result.ok) onClose(result.value);
    });
  }, [writing, onClose]);
  useEffect(() => {
    if (draft !== null) writing.change(first);
    return () => void writing.leave();
  }, [writing, draft, first]);
  useBeforeClosing(writing.finish);
  // A rest makes a note of what is still being typed: it is shown here alone until this editor goes.
  useNoteInWriting(props.note === null ? (written?.id ?? null) : null);

  const choosePrivileged = (chosen: boolean): void => {
    setPrivileged(chosen);
    privilegedAtStart.value = chosen;
    if (written === null) return;
    void act('openNote', { noteId: written.id, privileged: chosen }).then((answer) => {
      if (answer === null) setPrivileged(!chosen);
    });
  };

  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = holder.current;
    if (element === null) return undefined;
    // Its foot with the sign of saving stays in view while the text above it grows.
    const observer = new ResizeObserver(() => element.scrollIntoView({ block: 'nearest' }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return (
    <div
      ref={holder}
      role="group"
      className={privileged ? 'note-composer note-composer-privileged' : 'note-composer'}
      aria-label={props.note === null ? 'New note' : 'Edit note'}
    >
      <p className="note-composer-sign">
        {privileged ? 'Privileged, never leaves in a pack' : 'Open, may go into packs'}
      </p>
      <NoteEditor
        content={first}
        onChange={change}
        onDone={done}
        label={props.note === null ? 'New note' : 'Note'}
        autoFocus
        referenceSources={references}
      />
      <div className="note-composer-foot">
        <Checkbox checked={privileged} onChange={choosePrivileged}>
          Privileged
        </Checkbox>
        <span className="note-composer-saved" role="status">
          {reportWords(report)}
        </span>
        <Button onClick={done} keys={shortcutText('Ctrl+Enter')}>
          Done
        </Button>
      </div>
    </div>
  );
}

function reportWords(report: SaveReport): string {
  switch (report.kind) {
    case 'nothing':
      return '';
    case 'typing':
      return 'Not saved yet';
    case 'saved':
      return `Saved ${timeWords(report.atMs)}`;
    case 'failed':
      return 'Not saved; the text stays here';
  }
}

function sameNote(one: NoteContent, other: NoteContent): boolean {
  return canonicalJson(jsonOf(one)) === canonicalJson(jsonOf(other));
}

function jsonOf(content: NoteContent): JsonValue {
  return content.blocks.map((block) => ({
    ...block,
    inlines: block.inlines.map((inline) => jsonOfInline(inline)),
  }));
}

function jsonOfInline(inline: NoteContent['blocks'][number]['inlines'][number]): JsonValue {
  return inline.kind === 'reference' ? { ...inline, reference: { ...inline.reference } } : { ...inline };
}

/** Whether references may be wanted soon: the lists they are chosen from can be long and are read only then. */
function mentionsSomething(content: NoteContent): boolean {
  return content.blocks.some((block) =>
    block.inlines.some((inline) => inline.kind === 'text' && /[@{]/.test(inline.text)),
  );
}
