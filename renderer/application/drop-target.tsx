import './drop-target.css';
import type { DragEvent, JSX, ReactNode } from 'react';
import { useState } from 'react';
import { importPaths } from '../features/library/index.ts';
import { notify } from '../state/notices.ts';
import { useMatter, useService } from '../state/use-service.ts';
import { droppedPaths } from '../state/window-bridge.ts';

/** Takes files and folders dropped anywhere on the window and imports them. */
export function DropTarget({ children }: { readonly children: ReactNode }): JSX.Element {
  const service = useService();
  const matter = useMatter();
  const [over, setOver] = useState(false);
  const writable = matter !== null && matter.readOnlyBecause === null;
  const isFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    <div
      className="drop-target"
      onDragOver={(event) => {
        if (!isFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = writable ? 'copy' : 'none';
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setOver(false);
      }}
      onDrop={(event) => {
        if (!isFiles(event)) return;
        event.preventDefault();
        setOver(false);
        const paths = droppedPaths(event.dataTransfer.files);
        if (paths.length > 0 && writable) void importPaths(service, paths);
        else {
          notify({
            sentence: writable
              ? 'What was dropped does not lie in a folder on this machine, so it cannot be imported. Save it as a file first.'
              : 'This matter can only be read, so nothing can be imported into it.',
            tone: 'warning',
          });
        }
      }}
    >
      {children}
      {over && (
        <div className="drop-sign" aria-hidden="true">
          {writable ? 'Drop files or folders to import them' : 'This matter can only be read'}
        </div>
      )}
    </div>
  );
}
