import { readExchange } from '../../../electron/ingest/exchange/read-exchange.ts';
import { readAnySource } from '../../../electron/ingest/read-any-source.ts';
import { zipWriter } from '../../../electron/pack/shapes/zip-writer.ts';
import type { SessionSurroundings } from '../../../electron/usecases/matter-session.ts';

/** Surroundings that read projects in this process. */
export function readingProjects(surroundings: SessionSurroundings): SessionSurroundings {
  return {
    ...surroundings,
    readSource: { read: (source) => readAnySource(source), end: () => undefined },
    readExchange: {
      read: (source, signal) =>
        Promise.resolve(
          signal.aborted
            ? { ok: false, failure: { code: 'cancelled', message: 'Cancelled.' } }
            : readExchange(source.bytes),
        ),
    },
  };
}

/** A ZIP archive of entries by name. */
export function zipOf(entries: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const zip = zipWriter();
  const pieces = Object.entries(entries).flatMap(([name, content]) => [
    ...zip.add(name, typeof content === 'string' ? Buffer.from(content, 'utf8') : content, 'text'),
  ]);
  return Buffer.concat([...pieces, zip.finish()]);
}

/** An identifier that is easy to tell from others. */
export function guid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** The text of the foreign project's first source: CR LF, and a character outside the basic plane. */
export const foreignText = '\ufeffThe 🛶 ferry left late.\r\nNobody rang the bell.\r\n';

/**
 * A project as another program might write it: a prefix for its namespace, capital letters and braces in identifiers, nested codes
 * one of which only groups, empty optional parts, notes on everything, and parts that a matter has no room for.
 */
export function foreignProject(): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<q:Project xmlns:q="urn:QDA-XML:project:1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="Ferry study" origin="Other 9">
  <q:Users><q:User guid="{${guid(1).toUpperCase()}}" name="B. Weaver"/></q:Users>
  <q:CodeBook><q:Codes>
    <q:Code guid="${guid(10)}" name="Service" isCodable="false"><q:Description>All of it.</q:Description>
      <q:NoteRef targetGUID="${guid(30)}"/>
      <q:Code guid="{${guid(11).toUpperCase()}}" name="Lateness" isCodable="true" color="#F00"/>
      <q:Code guid="${guid(12)}" name="Culture" isCodable="1"/>
    </q:Code>
    <q:Code guid="${guid(13)}" name="culture" isCodable="true"/>
  </q:Codes></q:CodeBook>
  <q:Variables><q:Variable guid="${guid(50)}" name="Age" typeOfVariable="Integer"/></q:Variables>
  <q:Cases><q:Case guid="${guid(51)}" name="Crew"/></q:Cases>
  <q:Sources>
    <q:TextSource guid="${guid(20)}" name="Log of the ferry" plainTextPath="INTERNAL://${guid(20)}.TXT" richTextPath="internal://x.docx">
      <q:PlainTextSelection guid="${guid(60)}" name="ferry left" startPosition="6" endPosition="16" creatingUser="${guid(1)}">
        <q:Coding guid="${guid(61)}"><q:CodeRef targetGUID="${guid(11)}"/><q:NoteRef targetGUID="${guid(33)}"/></q:Coding>
        <q:Coding guid="${guid(62)}"><q:CodeRef targetGUID="${guid(13)}"/></q:Coding>
        <q:NoteRef targetGUID="${guid(31)}"/>
      </q:PlainTextSelection>
      <q:PlainTextSelection guid="${guid(63)}" name="Nobody rang" startPosition="24" endPosition="35"/>
      <q:PlainTextSelection guid="${guid(64)}" startPosition="40" endPosition="4000"/>
      <q:Coding guid="${guid(65)}"><q:CodeRef targetGUID="${guid(12)}"/></q:Coding>
      <q:Coding guid="${guid(66)}"><q:CodeRef targetGUID="${guid(999)}"/></q:Coding>
      <q:NoteRef targetGUID="${guid(32)}"/>
    </q:TextSource>
    <q:TextSource guid="${guid(21)}" name="In the description"><q:PlainTextContent>A short text.</q:PlainTextContent></q:TextSource>
    <q:TextSource guid="${guid(22)}" name="Elsewhere" plainTextPath="relative:///../../secret.txt"/>
    <q:PDFSource guid="${guid(23)}" name="Timetable" path="internal://${guid(23)}.pdf">
      <q:PDFSelection guid="${guid(67)}" page="0" firstX="1" firstY="1" secondX="2" secondY="2"/>
    </q:PDFSource>
  </q:Sources>
  <q:Notes>
    <q:Note guid="${guid(30)}" name="Memo"><q:PlainTextContent>On the group.</q:PlainTextContent></q:Note>
    <q:Note guid="${guid(31)}"><q:PlainTextContent>On the place.</q:PlainTextContent></q:Note>
    <q:Note guid="${guid(32)}" plainTextPath="internal://${guid(32)}.txt"/>
    <q:Note guid="${guid(33)}"><q:PlainTextContent>On the coding.</q:PlainTextContent></q:Note>
    <q:Note guid="${guid(34)}"><q:PlainTextContent>On nothing.</q:PlainTextContent></q:Note>
  </q:Notes>
  <q:Sets/>
</q:Project>`;
}

/** The foreign project in its archive, capital letters in the names. */
export function foreignArchive(description = foreignProject()): Buffer {
  return zipOf({
    'Project.QDE': description,
    [`Sources/${guid(20)}.txt`]: foreignText,
    [`Sources/${guid(32)}.txt`]: 'On the log.',
    [`Sources/${guid(23)}.pdf`]: 'Not really a page, but a file.',
  });
}
