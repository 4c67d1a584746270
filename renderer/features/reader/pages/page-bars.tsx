import type { JSX, RefObject } from 'react';
import type { Page } from '../../../../shared/model/index.ts';
import type { ReaderDocument } from '../reader-document.ts';
import { PageBar } from './page-bar.tsx';
import type { PageView } from './page-view.ts';
import { PasswordStrip } from './password-strip.tsx';
import { ProtectedSource } from './protected-source.tsx';
import type { Pages } from './use-pages.ts';

/** Everything about pages that stands above them: their bar, and the asking for a password. */
export function PageBars(props: {
  readonly reading: ReaderDocument;
  readonly pages: Pages;
  /** The page that is read, or where the caret is in the text; null in a document without pages. */
  readonly pageRead: Page | null;
  /** Null while the text is shown. */
  readonly view: PageView | null;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly writable: boolean;
  readonly onShow: (as: 'pages' | 'text') => void;
  readonly onGo: (page: number) => void;
  readonly onLeave: () => void;
}): JSX.Element | null {
  const { reading, pages, pageRead, view } = props;
  if (pageRead === null && reading.document.sealed === null) return null;
  return (
    <div className="page-bars">
      <ProtectedSource document={reading.document} writable={props.writable} />
      {pageRead !== null && (
        <PageBar
          pages={pages}
          pageRead={pageRead}
          list={reading.pages}
          field={props.field}
          onShow={props.onShow}
          onGo={props.onGo}
          onLeave={props.onLeave}
        />
      )}
      {view !== null && pages.passwordWanted && (
        <PasswordStrip
          sentence="The pages of this document are protected by a password. It is stored nowhere and forgotten when the matter is closed."
          label="Show the pages"
          onOpen={(password) => pages.openWith(password, view)}
        />
      )}
    </div>
  );
}
