import './print-frame.css';
import './paper.css';
import type { JSX } from 'react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PrintJob } from '../../../shared/contract/index.ts';
import { useActions, useShownKeys } from '../../state/actions.ts';
import { announce } from '../../state/announce.ts';
import { useWindowTitle } from '../../state/navigation.ts';
import { notifyFailure } from '../../state/notices.ts';
import { showsPaper } from '../../state/paper.ts';
import { useMatter, useShell } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FailureState } from '../../ui/failure-state.tsx';
import { countWords, momentWords, numberWords } from '../../ui/words.ts';
import { usePageFooter } from './page-footer.ts';
import { PaperDocument } from './paper-document.tsx';
import { PaperHits } from './paper-hits.tsx';
import { chosenNotes, PaperNotes } from './paper-notes.tsx';
import type { NoteChoice } from './paper-notes.tsx';
import { PaperPassages, usedThemes } from './paper-passages.tsx';
import { PaperSheet } from './paper-sheet.tsx';
import { ThemeList } from './theme-key.tsx';
import type { Printed } from './use-printed.ts';
import { usePrinted } from './use-printed.ts';

/** A window that shows something as it will be printed, with the choices there are, and prints it. */
export function PrintFrame({ job }: { readonly job: PrintJob }): JSX.Element {
  const shell = useShell();
  const matter = useMatter();
  const key = useShownKeys()('print');
  const printed = usePrinted(job);
  const [marks, setMarks] = useState(true);
  const [choice, setChoice] = useState<NoteChoice>({ open: job.kind === 'notes', privileged: false });
  const [openedAtMs] = useState(() => Date.now());
  const [drawn, setDrawn] = useState<number | null>(null);
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    showsPaper.set(true);
    return () => showsPaper.set(false);
  }, []);

  const { head, blocks } = facts(printed);
  useWindowTitle(head === '' ? null : head);
  const by = matter?.reviewer?.name;
  usePageFooter(
    `Printed ${momentWords(openedAtMs)}${by === undefined ? '' : ` by ${by}`} · ${matter?.title ?? ''}`,
  );
  const ready =
    printed.kind !== 'loading' && printed.kind !== 'failed' && (blocks === null || drawn === blocks);
  const print = useCallback(() => {
    if (!ready || printing) return;
    setPrinting(true);
    announce('Laying out the pages. The print dialog opens when that is done.');
    // What is said is on the screen before the layout of a long text takes the window for a moment.
    setTimeout(() => {
      void shell.call('printWindow', {}).then((result) => {
        setPrinting(false);
        if (!result.ok) notifyFailure(result.failure);
        else if (result.value) announce('Sent to the printer.');
      });
    }, 50);
  }, [shell, ready, printing]);
  // Nothing is ever unsaved in a window that only shows.
  const close = useCallback(() => void shell.call('readyToClose', {}), [shell]);
  useActions(
    useMemo(
      () => [
        { id: 'print', label: 'Print', available: ready, perform: print },
        { id: 'leave-selection', label: 'Close', available: true, perform: close },
      ],
      [ready, print, close],
    ),
  );
  const first = useRef<HTMLElement>(null);
  useEffect(() => first.current?.querySelector('button')?.focus(), []);

  const notes = 'notes' in printed ? printed.notes : [];
  const shownNotes = chosenNotes(notes, choice);
  const open = notes.filter((note) => !note.privileged).length;
  return (
    <div className="print-frame">
      <header className="print-bar" ref={first}>
        <h1>Print</h1>
        <Button
          tone="primary"
          disabled={!ready || printing}
          onClick={print}
          {...(key === undefined ? {} : { keys: key })}
        >
          Print…
        </Button>
        <Button onClick={close} keys="Esc">
          Close
        </Button>
        {printed.kind === 'document' && (
          <Checkbox checked={marks} onChange={setMarks}>
            Passages and themes
          </Checkbox>
        )}
        {notes.length > 0 && (
          <>
            {printed.kind !== 'notes' && (
              <Checkbox
                checked={choice.open}
                disabled={open === 0}
                onChange={(chosen) => setChoice({ ...choice, open: chosen })}
              >
                Open notes ({numberWords(open)})
              </Checkbox>
            )}
            <Checkbox
              checked={choice.privileged}
              disabled={open === notes.length}
              onChange={(privileged) => setChoice({ ...choice, privileged })}
            >
              Privileged notes, too ({numberWords(notes.length - open)})
            </Checkbox>
          </>
        )}
        <span className="print-status" role="status">
          {statusWords(printing, ready, drawn, blocks)}
        </span>
      </header>
      <main className="print-scroll" id="screen" tabIndex={0} aria-label="What will be printed">
        {printed.kind === 'failed' && <FailureState failure={printed.failure} />}
        {printed.kind !== 'failed' && printed.kind !== 'loading' && (
          <PaperSheet head={head} privileged={shownNotes.some((note) => note.privileged)}>
            <Content printed={printed} marks={marks} notes={shownNotes} onDrawn={setDrawn} />
          </PaperSheet>
        )}
      </main>
    </div>
  );
}

const nothing: readonly never[] = [];

function Content(props: {
  readonly printed: Exclude<Printed, { readonly kind: 'loading' | 'failed' }>;
  readonly marks: boolean;
  readonly notes: ReturnType<typeof chosenNotes>;
  readonly onDrawn: (blocks: number) => void;
}): JSX.Element {
  const { printed, notes } = props;
  switch (printed.kind) {
    case 'document':
      return (
        <PaperDocument
          reading={printed.reading}
          passages={props.marks ? printed.passages : nothing}
          themes={printed.themes}
          notes={notes}
          onDrawn={props.onDrawn}
        />
      );
    case 'passages':
      return (
        <>
          <h1 className="paper-title">{printed.title}</h1>
          <p className="paper-facts">{countWords(printed.passages.length, 'passage')}.</p>
          <ThemeList themes={usedThemes(printed.passages, printed.themes)} />
          <PaperPassages {...printed} notes={notes} />
        </>
      );
    case 'search':
      return (
        <>
          <h1 className="paper-title">{printed.title}</h1>
          <PaperHits found={printed.found} />
        </>
      );
    case 'notes': {
      const left = printed.notes.length - notes.length;
      return (
        <>
          <h1 className="paper-title">{printed.title}</h1>
          <p className="paper-facts">
            {countWords(notes.length, 'note')}.
            {left > 0 && ` ${countWords(left, 'privileged note')} left out.`}
          </p>
          <PaperNotes notes={notes} />
        </>
      );
    }
  }
}

/** What every page says it is of, and how many blocks have to be drawn; null where nothing is drawn in steps. */
function facts(printed: Printed): { readonly head: string; readonly blocks: number | null } {
  switch (printed.kind) {
    case 'loading':
    case 'failed':
      return { head: '', blocks: null };
    case 'document': {
      const { document, blocks } = printed.reading;
      return { head: `${document.urn} · ${document.title}`, blocks: blocks.length };
    }
    case 'passages':
    case 'search':
    case 'notes':
      return { head: printed.title, blocks: null };
  }
}

function statusWords(printing: boolean, ready: boolean, drawn: number | null, blocks: number | null): string {
  if (printing) return 'Laying out the pages…';
  if (ready) return 'Ready to print';
  if (blocks === null || drawn === null) return 'Reading…';
  return `Drawing ${numberWords(drawn)} of ${countWords(blocks, 'paragraph')}`;
}
