import type { JSX } from 'react';
import type { RecoverySheet } from '../../../shared/contract/index.ts';
import { dayWords } from '../../ui/words.ts';

/** The recovery sheet itself, as it stands on the screen and, with what is to be written on it by hand, on paper. */
export function RecoverySheetPaper({ sheet }: { readonly sheet: RecoverySheet }): JSX.Element {
  return (
    <section className="recovery-sheet" aria-label="The recovery sheet">
      <p className="recovery-sheet-on-paper recovery-sheet-title">Recovery sheet</p>
      <p className="recovery-sheet-on-paper">
        This sheet opens an encrypted matter of Glossator without its passphrase. Whoever has the sheet and
        the file can read everything in it. Keep it locked away, apart from the computer.
      </p>
      <dl className="recovery-sheet-facts">
        <dt>Matter</dt>
        <dd>{sheet.title}</dd>
        <dt>File</dt>
        <dd>{sheet.fileName}</dd>
        <dt>Key</dt>
        <dd className="recovery-sheet-key">{sheet.keyName}</dd>
        <dt>Made</dt>
        <dd>{dayWords(sheet.madeAtMs)}</dd>
      </dl>
      <ol className="recovery-sheet-lines">
        {sheet.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <p className="recovery-sheet-on-paper">
        To open the matter with it: open the file in Glossator, choose “Use the recovery sheet”, and type the
        four lines. Spaces and capitals do not matter. There is no letter I, L, O or U on the sheet: what
        looks like one is the digit 1 or 0, or the letter V.
      </p>
      <dl className="recovery-sheet-on-paper recovery-sheet-by-hand">
        <dt>Kept by</dt>
        <dd />
        <dt>Where</dt>
        <dd />
        <dt>Since</dt>
        <dd />
      </dl>
    </section>
  );
}
