import './document-details.css';
import { Fragment, type JSX, type ReactNode } from 'react';
import type { InputOf, ServiceCalls } from '../../../shared/contract/index.ts';
import {
  dateInWords,
  documentKinds,
  type DescriptionField as FieldName,
  type DocumentSummary,
} from '../../../shared/model/index.ts';
import { spellUnseen } from '../../../shared/text/index.ts';
import { go } from '../../state/navigation.ts';
import { saveOriginal } from '../../state/save-original.ts';
import { useAct } from '../../state/use-act.ts';
import { useCustomFields } from '../../state/use-items.ts';
import { useReviewerName } from '../../state/use-reviewer-name.ts';
import { useQuery, useService, useShell } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { unreadableDate } from '../../ui/custom-field-values.ts';
import { Select } from '../../ui/select.tsx';
import { captureWords, momentWords, numberWords, sizeWords } from '../../ui/words.ts';
import { DescriptionField } from './description-field.tsx';
import { DocumentOrigin } from './document-origin.tsx';
import { DocumentOwnFields } from './document-own-fields.tsx';
import { DocumentVersions } from './document-versions.tsx';
import { ProposePurge } from './propose-purge.tsx';
import { parseDocumentDate } from '../../ui/parse-document-date.ts';

type Change = InputOf<ServiceCalls['describeDocument']>['change'];

/** What is known of one document: its description, correctable, and how its bytes became its text. */
export function DocumentDetails(props: {
  readonly document: DocumentSummary;
  readonly writable: boolean;
  readonly notes: ReactNode;
  readonly review: ReactNode;
  /** Where the text of its pages comes from, or null. */
  readonly scans: ReactNode;
}): JSX.Element {
  const { document } = props;
  const act = useAct();
  const detected = (field: FieldName) => !document.corrected.includes(field);
  const change = (correction: Change): null => {
    void act('describeDocument', { documentId: document.id, change: correction }, 'Description corrected.');
    return null;
  };
  const ownFields = useCustomFields();
  const saveDate = (typed: string): string | null => {
    const date = parseDocumentDate(typed);
    if (date === 'unreadable') return unreadableDate;
    return change({ field: 'date', value: date });
  };
  const shared = { disabled: !props.writable };
  return (
    <div className="details">
      <div className="details-head">
        <h2>{document.urn}</h2>
        <Button onClick={() => go({ screen: 'reader', documentId: document.id })}>Read</Button>
      </div>
      {document.withdrawn !== null && (
        <p className="details-warning">
          Withdrawn {momentWords(document.withdrawn.atMs)}: {document.withdrawn.reason}
        </p>
      )}
      <DescriptionField
        {...shared}
        label={document.titleMadeUp && detected('title') ? 'Title, made up from the first sentence' : 'Title'}
        value={document.title}
        detected={detected('title') && !document.titleMadeUp}
        save={(value) =>
          value === '' ? 'A document needs a title. Write a short one.' : change({ field: 'title', value })
        }
      />
      <DescriptionField
        {...shared}
        label="Date"
        value={document.date === null ? '' : dateInWords(document.date, 'long')}
        placeholder="undated"
        detected={detected('date')}
        save={saveDate}
      />
      <DescriptionField
        {...shared}
        label="Author or sender"
        value={document.author ?? ''}
        placeholder="not known"
        detected={detected('author')}
        save={(value) => change({ field: 'author', value: value === '' ? null : value })}
      />
      <DescriptionField
        {...shared}
        label="Recipients"
        value={document.recipients ?? ''}
        placeholder="not known"
        detected={detected('recipients')}
        save={(value) => change({ field: 'recipients', value: value === '' ? null : value })}
      />
      <DescriptionField
        {...shared}
        label="Publisher"
        value={document.publisher ?? ''}
        placeholder="not known"
        detected={detected('publisher')}
        save={(value) => change({ field: 'publisher', value: value === '' ? null : value })}
      />
      <Select
        label={detected('kind') ? 'Kind (detected)' : 'Kind'}
        value={document.kind}
        options={documentKinds.map((kind) => ({ value: kind, label: kind }))}
        disabled={!props.writable}
        onChange={(value) => change({ field: 'kind', value })}
      />
      <DocumentOrigin document={document} disabled={!props.writable} change={change} />
      <DocumentOwnFields document={document} fields={ownFields} disabled={!props.writable} change={change} />
      {document.warnings.length > 0 && (
        <section aria-label="Warnings">
          {document.warnings.map((warning) => (
            <p key={warning} className="details-warning">
              {warning}
            </p>
          ))}
        </section>
      )}
      <section>
        <h3>Review</h3>
        {props.review}
      </section>
      <section>
        <h3>Notes on this document</h3>
        {props.notes}
      </section>
      <DocumentVersions document={document} writable={props.writable} />
      {props.scans}
      <Provenance document={document} />
      {props.writable && <ProposePurge document={document} />}
    </div>
  );
}

function Provenance({ document }: { readonly document: DocumentSummary }): JSX.Element {
  const reviewerName = useReviewerName();
  const { encoding } = document;
  const service = useService();
  const shell = useShell();
  const facts = useQuery('readSourceFacts', { documentId: document.id }).value ?? null;
  return (
    <section>
      <h3>Source</h3>
      <dl className="details-list">
        <dt>File</dt>
        <dd>
          <bdi>{spellUnseen(document.fileName)}</bdi>, {sizeWords(document.bytes)}
        </dd>
        {document.path !== null && (
          <>
            <dt>Path</dt>
            <dd>
              <bdi>{spellUnseen(document.path)}</bdi>
            </dd>
          </>
        )}
        <dt>Type</dt>
        <dd>{document.typeName}</dd>
        {document.pages !== null && (
          <>
            <dt>Pages</dt>
            <dd>{numberWords(document.pages)}</dd>
          </>
        )}
        {document.sealed !== null && (
          <>
            <dt>Sealed unread</dt>
            <dd>{document.sealed.message}</dd>
          </>
        )}
        {facts !== null && facts.capture !== null && (
          <>
            <dt>Saved</dt>
            <dd>{captureWords(facts.capture).replace(/^Saved,? /u, '')}</dd>
          </>
        )}
        {facts?.fields.map(({ name, value }, at) => (
          <Fragment key={at}>
            <dt>{name}</dt>
            <dd>
              <bdi>{spellUnseen(value)}</bdi>
            </dd>
          </Fragment>
        ))}
        {facts !== null && facts.notCarried.length > 0 && (
          <>
            <dt>Not in the text</dt>
            <dd>{facts.notCarried.join(' ')}</dd>
          </>
        )}
        <dt>Imported</dt>
        <dd>
          {momentWords(document.importedAtMs)} by {reviewerName(document.importedBy)}
        </dd>
        <dt>Text</dt>
        <dd>
          {numberWords(document.words)} words in {numberWords(document.blocks)} blocks,{' '}
          {numberWords(document.characters)} characters
        </dd>
        {encoding !== null && (
          <>
            <dt>Encoding</dt>
            <dd>
              {encoding.encoding}
              {encoding.byteOrderMark ? ' with a byte order mark' : ''}, taken because: {encoding.reason}
            </dd>
          </>
        )}
        <dt>Read by</dt>
        <dd>
          {document.reader.name} reader, version {document.reader.version}
        </dd>
        <dt>SHA-256 of the bytes</dt>
        <dd className="details-hash">{document.sha256}</dd>
        <dt>SHA-256 of the text</dt>
        <dd className="details-hash">{document.textSha256}</dd>
      </dl>
      <p className="details-original">
        <Button onClick={() => void saveOriginal(service, shell, document)}>Save the original…</Button>
      </p>
      {document.copies.length > 0 && (
        <>
          <h3>Further copies of the same bytes</h3>
          <ul role="list">
            {document.copies.map((copy) => (
              <li
                key={copy.id}
                className="details-copy"
                title={copy.path === null ? undefined : spellUnseen(copy.path)}
              >
                <bdi>{spellUnseen(copy.fileName)}</bdi>, {momentWords(copy.recordedAtMs)},{' '}
                {reviewerName(copy.reviewer)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
