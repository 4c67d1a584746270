import './citation.css';
import type { JSX } from 'react';

/** A citation such as `{HAR000012 ¶14}`, kept on one line; with `onOpen`, a button that leads there. */
export function Citation({
  citation,
  onOpen,
}: {
  readonly citation: string;
  readonly onOpen?: () => void;
}): JSX.Element {
  const text = citation.startsWith('{') ? citation : `{${citation}}`;
  if (onOpen === undefined) return <span className="citation">{text}</span>;
  return (
    <button type="button" className="citation citation-link" onClick={onOpen}>
      {text}
    </button>
  );
}
