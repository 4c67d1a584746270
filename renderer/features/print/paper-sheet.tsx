import type { JSX, ReactNode } from 'react';

/** Paper: a head that Chromium repeats on every page, as it does a table's, and what is printed below it. */
export function PaperSheet(props: {
  /** What every page says it is of. */
  readonly head: string;
  /** Marks every page as holding privileged notes. */
  readonly privileged: boolean;
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <div className="paper">
      <table role="presentation">
        <thead>
          <tr>
            <td>
              <div className="paper-head">
                <span className="paper-head-words">
                  <bdi>{props.head}</bdi>
                </span>
                {props.privileged && (
                  <strong className="paper-head-privileged">PRIVILEGED: not to be disclosed</strong>
                )}
              </div>
            </td>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{props.children}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
