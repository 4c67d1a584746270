import type { JSX } from 'react';
import type { QueryFault } from '../../../shared/query/index.ts';

/** What is wrong with a query: its text with the place marked, and the sentence. */
export function QueryFaultLine(props: { readonly query: string; readonly fault: QueryFault }): JSX.Element {
  const { query, fault } = props;
  const wrong = query.slice(fault.start, fault.end);
  return (
    <div className="query-fault" role="alert">
      <code className="query-fault-text" dir="auto">
        <span>{query.slice(0, fault.start)}</span>
        <mark>{wrong === '' ? ' ' : wrong}</mark>
        <span>{query.slice(fault.end)}</span>
      </code>
      <p>{fault.sentence}</p>
    </div>
  );
}
