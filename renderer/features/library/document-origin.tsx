import type { JSX } from 'react';
import type { InputOf, ServiceCalls } from '../../../shared/contract/index.ts';
import { dateInWords, type DocumentSummary } from '../../../shared/model/index.ts';
import { unreadableDate } from '../../ui/custom-field-values.ts';
import { parseDocumentDate } from '../../ui/parse-document-date.ts';
import { DescriptionField } from './description-field.tsx';

/** How a document came to the matter: who provided it under which reference, who held it, when and how it was received. */
export function DocumentOrigin(props: {
  readonly document: DocumentSummary;
  readonly disabled: boolean;
  readonly change: (change: InputOf<ServiceCalls['describeDocument']>['change']) => null;
}): JSX.Element {
  const { document, change } = props;
  const line = (label: string, field: 'provider' | 'providerReference' | 'custodian' | 'receivedHow') => (
    <DescriptionField
      label={label}
      value={document[field] ?? ''}
      placeholder="not said"
      detected={false}
      disabled={props.disabled}
      save={(value) => change({ field, value: value === '' ? null : value })}
    />
  );
  return (
    <section className="details-group" aria-label="Where it came from">
      <h3>Where it came from</h3>
      {line('Provider', 'provider')}
      {line('Provider’s reference', 'providerReference')}
      {line('Custodian', 'custodian')}
      <DescriptionField
        label="Received"
        value={document.received === null ? '' : dateInWords(document.received, 'long')}
        placeholder="not said"
        detected={false}
        disabled={props.disabled}
        save={(typed) => {
          const value = parseDocumentDate(typed);
          return value === 'unreadable' ? unreadableDate : change({ field: 'received', value });
        }}
      />
      {line('How received', 'receivedHow')}
    </section>
  );
}
