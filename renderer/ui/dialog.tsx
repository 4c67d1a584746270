import './dialog.css';
import type { JSX, ReactNode, RefObject } from 'react';
import { useEffect, useId, useRef } from 'react';
import { IconlessButton } from './iconless-button.tsx';

/**
 * A window within the window that must be answered or closed first. Only for what cannot be undone or what is looked at
 * and closed again, such as the palette; Escape closes it, and the focus goes back to where it was.
 */
export function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Leaves the title and the closing button to screen readers and Escape. */
  readonly bare?: boolean;
  readonly wide?: boolean;
  /** What takes the focus when the dialog opens; its first button otherwise. */
  readonly first?: RefObject<HTMLElement | null>;
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const { first } = props;
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    // A focus given on mounting, as autoFocus does, comes before the dialog can have it.
    first?.current?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [first]);
  return (
    <dialog
      ref={dialog}
      className={props.wide === true ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onPointerDown={(event) => {
        // A press beside the dialog lands on the dialog element itself, one inside on something in it.
        if (event.target === event.currentTarget) props.onClose();
      }}
    >
      <div className="dialog-inside">
        <div className={props.bare === true ? 'visually-hidden' : 'dialog-head'}>
          <h2 id={id}>{props.title}</h2>
          {props.bare !== true && (
            <IconlessButton onClick={props.onClose} keys="Esc">
              Close
            </IconlessButton>
          )}
        </div>
        {props.children}
      </div>
    </dialog>
  );
}
