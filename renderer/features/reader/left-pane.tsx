import type { JSX, KeyboardEvent, ReactNode } from 'react';
import { useId } from 'react';
import { useObservable } from '../../state/observable.ts';
import type { LeftPaneView } from './documents-shown.ts';
import { leftPaneView } from './documents-shown.ts';

const tabs: readonly { readonly view: LeftPaneView; readonly name: string }[] = [
  { view: 'documents', name: 'Documents' },
  { view: 'outline', name: 'Outline' },
  { view: 'changes', name: 'Changes' },
];

/** The pane before the text: what to read, or the outline or the changes of what is being read. */
export function LeftPane(props: {
  readonly documents: ReactNode;
  /** Where what belongs to the document being read is put. */
  readonly outline: ReactNode;
}): JSX.Element {
  const view = useObservable(leftPaneView);
  const id = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.view === view);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 }[event.key] ?? 0;
    const next = tabs.at(to % tabs.length)?.view ?? 'documents';
    leftPaneView.set(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-view=${next}]`)?.focus();
  };
  return (
    <>
      <div className="reader-tabs" role="tablist" aria-label="Beside the text" onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.view}
            type="button"
            role="tab"
            id={`${id}-${tab.view}`}
            data-view={tab.view}
            aria-selected={view === tab.view}
            aria-controls={`${id}-panel`}
            tabIndex={view === tab.view ? 0 : -1}
            onClick={() => leftPaneView.set(tab.view)}
          >
            {tab.name}
          </button>
        ))}
      </div>
      <div className="reader-tab-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${view}`}>
        {view === 'documents' ? props.documents : props.outline}
      </div>
    </>
  );
}
