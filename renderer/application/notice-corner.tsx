import './notice-corner.css';
import type { JSX } from 'react';
import { useState } from 'react';
import type { ShownNotice } from '../state/notices.ts';
import { dismissNotice, notices } from '../state/notices.ts';
import { useObservable } from '../state/observable.ts';
import { Notice } from '../ui/notice.tsx';

/** The notices in the lower corner; while the pointer or the focus is among them, none goes by itself. */
export function NoticeCorner(): JSX.Element {
  const shown = useObservable(notices);
  const [held, setHeld] = useState(false);
  return (
    <section
      className="notice-corner"
      aria-label="Notices"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {shown.map((notice) => (
        <CornerNotice key={notice.id} notice={notice} held={held} />
      ))}
    </section>
  );
}

function CornerNotice({
  notice,
  held,
}: {
  readonly notice: ShownNotice;
  readonly held: boolean;
}): JSX.Element {
  const [dismiss] = useState(() => () => dismissNotice(notice.id));
  return (
    <Notice
      sentence={notice.sentence}
      tone={notice.tone}
      action={notice.action}
      held={held}
      onDismiss={dismiss}
    />
  );
}
