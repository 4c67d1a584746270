import './about-message.css';
import type { JSX } from 'react';
import { useMemo } from 'react';
import type { DocumentSummary, MessageFacts } from '../../../shared/model/index.ts';
import { familiesOf } from '../../state/families.ts';
import { go } from '../../state/navigation.ts';
import { useQuery } from '../../state/use-service.ts';
import { childWords } from '../../ui/family-words.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords } from '../../ui/words.ts';
import type { ReaderDocument } from './reader-document.ts';

/** What a document came with, and of a message its headers and its conversation, under the document's head. */
export function AboutMessage({ reading }: { readonly reading: ReaderDocument }): JSX.Element {
  const { document, facts } = reading;
  return (
    <>
      {facts.message !== null && <MessageHeader message={facts.message} />}
      <FamilyStrip document={document} />
      {facts.message !== null && <ConversationList document={document} />}
    </>
  );
}

const shownHeaders = ['from', 'to', 'cc', 'bcc'] as const;
const headerNames = { from: 'From', to: 'To', cc: 'Cc', bcc: 'Bcc' } as const;

/** Who wrote to whom and when, as written, and every header on demand. */
function MessageHeader({ message }: { readonly message: MessageFacts }): JSX.Element {
  return (
    <section className="about-message" aria-label="Header of the message">
      <dl className="about-message-header">
        {shownHeaders
          .filter((name) => message[name].length > 0)
          .map((name) => (
            <div key={name}>
              <dt>{headerNames[name]}</dt>
              <dd>
                {message[name].map((value, index) => (
                  <bdi key={index}>{value}</bdi>
                ))}
              </dd>
            </div>
          ))}
        {message.sent !== null && (
          <div>
            <dt>Date</dt>
            <dd>
              <bdi>{message.sent.written}</bdi>
              {message.sent.utc === null ? (
                <span className="about-message-beside">no time zone that is known</span>
              ) : (
                <span className="about-message-beside">{utcWords(message.sent.utc)}</span>
              )}
            </dd>
          </div>
        )}
      </dl>
      <details className="about-message-all">
        <summary>All {countWords(message.headers.length, 'header')}</summary>
        <ol role="list" tabIndex={0} aria-label="All headers in their order">
          {message.headers.map(({ name, value }, index) => (
            <li key={index}>
              <b>{name === '' ? 'no header' : name}</b> <bdi>{value}</bdi>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

function utcWords(utc: string): string {
  return `${utc.slice(0, 10)} ${utc.slice(11, 19)} UTC`;
}

/** How many that came with a document are named before the rest is opened. */
const namedAtOnce = 12;

/** The document a document came in, and what came with it, each to go to. */
function FamilyStrip({ document }: { readonly document: DocumentSummary }): JSX.Element | null {
  const documents = useQuery('listDocuments', {}).value;
  const families = useMemo(() => familiesOf(documents ?? []), [documents]);
  const above = families.above(document);
  const children = families.childrenOf(document.id);
  if (document.family === null && children.length === 0) return null;
  const siblings = families.childrenOf(document.family?.parent ?? '');
  const before = siblings[siblings.findIndex(({ id }) => id === document.id) - 1];
  const after = siblings[siblings.findIndex(({ id }) => id === document.id) + 1];
  return (
    <nav className="about-family" aria-label="What it came with">
      {document.family !== null && (
        <p>
          {above.map((outer) => (
            <span key={outer.id}>
              <FamilyLink document={outer} />
              <span aria-hidden="true"> ▸ </span>
            </span>
          ))}
          <b aria-current="page">{document.urn}</b>{' '}
          <span className="about-message-beside">
            {childWords[document.family.how]} {document.family.place} of {siblings.length}
            {above.length === 0 && ', of a document that is not here any more'}
          </span>
          {before !== undefined && <Step document={before}>Previous</Step>}
          {after !== undefined && <Step document={after}>Next</Step>}
        </p>
      )}
      {children.length > 0 && (
        <>
          <p className="about-message-beside">{countWords(children.length, 'document')} came with it:</p>
          <ol role="list">
            {children.slice(0, namedAtOnce).map((child) => (
              <li key={child.id}>
                <FamilyLink document={child} />{' '}
                <span className="about-message-beside">{kindWords(child)}</span>
              </li>
            ))}
          </ol>
          {children.length > namedAtOnce && (
            <details>
              <summary>{countWords(children.length - namedAtOnce, 'more document')}</summary>
              <ol role="list">
                {children.slice(namedAtOnce).map((child) => (
                  <li key={child.id}>
                    <FamilyLink document={child} />
                  </li>
                ))}
              </ol>
            </details>
          )}
        </>
      )}
    </nav>
  );
}

function kindWords({ family, sealed, withdrawn }: DocumentSummary): string {
  return [
    family === null ? '' : childWords[family.how],
    sealed === null ? '' : 'sealed unread',
    withdrawn === null ? '' : 'withdrawn',
  ]
    .filter((word) => word !== '')
    .join(', ');
}

function FamilyLink({ document }: { readonly document: DocumentSummary }): JSX.Element {
  return (
    <IconlessButton tone="primary" onClick={() => go({ screen: 'reader', documentId: document.id })}>
      {document.urn} <bdi>{document.title}</bdi>
    </IconlessButton>
  );
}

function Step(props: { readonly document: DocumentSummary; readonly children: string }): JSX.Element {
  return (
    <IconlessButton
      title={`${props.document.urn} ${props.document.title}`}
      onClick={() => go({ screen: 'reader', documentId: props.document.id })}
    >
      {props.children}
    </IconlessButton>
  );
}

/** The other messages of the conversation in the order in which they were sent; nothing where there is none. */
function ConversationList({ document }: { readonly document: DocumentSummary }): JSX.Element | null {
  const conversation = useQuery('listConversation', { documentId: document.id }).value ?? [];
  if (conversation.length === 0) return null;
  const repeated = conversation.filter(({ repeats }) => repeats === document.urn).map(({ urn }) => urn);
  return (
    <>
      {repeated.length > 0 && (
        <p className="about-message-same">{repeated.join(', ')}: same Message-ID as this message</p>
      )}
      <details className="about-conversation">
        <summary>Conversation of {countWords(conversation.length, 'message')}</summary>
        <ol role="list" tabIndex={0} aria-label="Messages of the conversation by date">
          {conversation.map((message) => (
            <li
              key={message.documentId}
              style={{ paddingInlineStart: Math.min(message.depth, 5) * 14 }}
              aria-current={message.documentId === document.id ? 'true' : undefined}
            >
              <IconlessButton
                tone="primary"
                disabled={message.documentId === document.id}
                onClick={() => go({ screen: 'reader', documentId: message.documentId })}
              >
                {message.urn} <bdi>{message.title}</bdi>
              </IconlessButton>
              <span className="about-message-beside">
                <bdi>{message.from.join(', ')}</bdi>, {message.sent?.written ?? 'undated'}
                {message.answers !== null && `, answers ${message.answers}`}
                {message.repeats !== null && `, same Message-ID as ${message.repeats}`}
                {message.withdrawn && ', withdrawn'}
                {message.documentId === document.id && ', this message'}
              </span>
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
