import type { JSX } from 'react';
import { useCallback, useEffect, useState } from 'react';
import type { NoteContent } from '../../../shared/model/index.ts';
import { NoteEditor } from '../../editor/index.ts';
import { useBeforeClosing } from '../../state/closing.ts';
import type { NoteWritingStart } from '../../state/note-writing.ts';
import { noteWriting } from '../../state/note-writing.ts';
import { useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { shortcutText } from '../../state/shortcut.ts';

/** A recovered draft being typed on: kept as a draft at once, made an act on leaving it in whatever way. */
export function DraftEditing(props: {
  readonly start: NoteWritingStart;
  readonly content: NoteContent;
  readonly label: string;
  readonly onEnd: () => void;
}): JSX.Element {
  const service = useService();
  const { onEnd } = props;
  const [writing] = useState(() => noteWriting(service, props.start));
  const [first] = useState(props.content);
  useEffect(() => {
    // Taking a draft up is enough to make it an act, also where not a word is added to it.
    writing.change(first);
    return () => void writing.finish();
  }, [writing, first]);
  useBeforeClosing(writing.finish);
  const done = useCallback(() => {
    void writing.finish().then((result) => {
      if (result.ok) onEnd();
    });
  }, [writing, onEnd]);
  return (
    <div className="note-editing">
      <NoteEditor content={first} onChange={writing.change} onDone={done} label={props.label} autoFocus />
      <div className="note-actions">
        <Button keys={shortcutText('Ctrl+Enter')} onClick={done}>
          Done
        </Button>
      </div>
    </div>
  );
}
