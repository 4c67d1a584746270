import './frame-header.css';
import type { JSX } from 'react';
import { performAction, useShownKeys } from '../state/actions.ts';
import { useNavigation } from '../state/navigation.ts';
import { useMatter } from '../state/use-service.ts';
import { IconlessButton } from '../ui/iconless-button.tsx';
import { HeaderSearch } from './header-search.tsx';

/** The head of the window: whose matter and how it is kept, search, undo and redo by name, and the reviewer. */
export function FrameHeader(props: {
  readonly onToggleNavigation: () => void;
  readonly navigationShown: boolean;
}): JSX.Element {
  const matter = useMatter();
  const writable = matter !== null && matter.readOnlyBecause === null;
  return (
    <header className="frame-header">
      <IconlessButton aria-expanded={props.navigationShown} onClick={props.onToggleNavigation}>
        Menu
      </IconlessButton>
      <strong className="frame-title" title={matter?.fileName}>
        {matter?.title ?? ''}
      </strong>
      {matter !== null && (
        <>
          {matter.encrypted ? <LockButton /> : <PlainSign />}
          {!writable && <span className="frame-sign">read only</span>}
        </>
      )}
      <HeaderSearch />
      <HistoryButton which="undo" words={writable ? matter.undo : null} />
      <HistoryButton which="redo" words={writable ? matter.redo : null} />
      <ReviewerButton name={matter?.reviewer?.name ?? null} />
    </header>
  );
}

/** Says quietly that the matter is encrypted, and locks it. */
function LockButton(): JSX.Element {
  const keys = useShownKeys()('lock-now');
  return (
    <span className="frame-protection">
      <span className="frame-sign frame-sign-quiet">encrypted</span>
      <IconlessButton
        title={`Lock the matter now${keys === undefined ? '' : ` (${keys})`}`}
        onClick={() => void performAction('lock-now')}
      >
        Lock
      </IconlessButton>
    </span>
  );
}

/** Says plainly that anyone can read the file, and leads to where that is changed. */
function PlainSign(): JSX.Element {
  const { go } = useNavigation();
  return (
    <button
      type="button"
      className="frame-sign frame-sign-plain"
      title="Anyone who comes by the file can read it. Open the settings about that."
      onClick={() => go({ screen: 'settings', at: 'protection' })}
    >
      not encrypted<span className="visually-hidden">. Open the settings of its protection</span>
    </button>
  );
}

function HistoryButton({
  which,
  words,
}: {
  readonly which: 'undo' | 'redo';
  readonly words: string | null;
}): JSX.Element {
  const verb = which === 'undo' ? 'Undo' : 'Redo';
  const keys = useShownKeys()(which);
  return (
    <IconlessButton
      className="frame-undo"
      disabled={words === null}
      title={
        words === null ? `Nothing to ${which}` : `${verb}: ${words}${keys === undefined ? '' : ` (${keys})`}`
      }
      aria-label={words === null ? verb : `${verb}: ${words}`}
      onClick={() => void performAction(which)}
    >
      <span aria-hidden="true">{which === 'undo' ? '↶' : '↷'}</span>
      <span className="frame-undo-verb">{verb}</span>
    </IconlessButton>
  );
}

function ReviewerButton({ name }: { readonly name: string | null }): JSX.Element {
  const { go } = useNavigation();
  const words = name === null ? 'No reviewer named' : `Reviewer: ${name}`;
  return (
    <button type="button" className="frame-reviewer" title={words} onClick={() => go({ screen: 'settings' })}>
      {name === null ? '?' : initials(name)}
      <span className="visually-hidden">. {words}. Open settings</span>
    </button>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  );
  return letters.join('').toLocaleUpperCase('en-GB');
}
