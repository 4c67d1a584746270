import { assertNever, canonicalJson, type JsonValue } from '../base/index.ts';
import type {
  DescriptionField,
  DocumentChange,
  DocumentImport,
  DocumentReading,
  FamilyPlace,
  NoteTarget,
  PassageSelector,
  SourceFacts,
  ThemeChange,
} from '../model/index.ts';
import type { Cells } from './change.ts';

/** The cells of a document in use. */
export const notWithdrawn: Cells = { withdrawn: null, withdrawn_by: null, withdrawn_at_ms: null };

/** A truth value as a cell. */
export function flag(value: boolean): number {
  return value ? 1 : 0;
}

/** A value as a cell of canonical JSON. */
export function json(value: JsonValue): string {
  return canonicalJson(value);
}

/** What a note is on, as cells. */
export function targetCells(target: NoteTarget): Cells {
  return { target_kind: target.kind, target: target.kind === 'matter' ? null : target.id };
}

/** A value as plain JSON values. */
export function plain(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}

/** A date as cells. */
export function dateCells(date: { readonly value: string; readonly precision: string } | null): Cells {
  return { date: date?.value ?? null, date_precision: date?.precision ?? null };
}

/** A passage’s place, as cells. */
export function spanCells(selector: PassageSelector): Cells {
  const { start, end, quote, prefix, suffix } = selector;
  return { span_start: start, span_end: end, quote, prefix, suffix };
}

/** What a source says about itself, as cells; imports made before there were other formats are plain text. */
export function factsCells(facts: SourceFacts | undefined): Cells {
  return {
    format: facts?.format ?? null,
    facts: facts === undefined ? null : json(plain(facts)),
    message_id: facts?.message?.messageId ?? null,
  };
}

/** Where a document belongs to another, as cells. */
export function familyCells(family: FamilyPlace | undefined): Cells {
  return {
    parent: family?.parent ?? null,
    family: family?.root ?? null,
    place: family?.place ?? null,
    how: family?.how ?? null,
  };
}

/** The text of a document with its blocks and pages, as cells; of an import or of a later reading. */
export function textCells(
  reading: Pick<
    DocumentImport,
    'textSha256' | 'characters' | 'words' | 'blocksSha256' | 'blocks' | 'encoding' | 'reader' | 'warnings'
  > & {
    readonly pages?: DocumentReading['pages'] | undefined;
    readonly sealed?: DocumentReading['sealed'] | undefined;
  },
): Cells {
  const { encoding, reader, pages, sealed } = reading;
  return {
    text_sha256: reading.textSha256,
    characters: reading.characters,
    words: reading.words,
    blocks_sha256: reading.blocksSha256,
    blocks: reading.blocks,
    encoding: encoding === null ? null : json({ ...encoding }),
    reader: json({ ...reader }),
    warnings: json(reading.warnings),
    pages: pages?.count ?? null,
    page_words_sha256: pages?.wordsSha256 ?? null,
    pages_without_text: pages?.withoutText ?? null,
    sealed: sealed === undefined || sealed === null ? null : json({ ...sealed }),
  };
}

/** The register of a document that holds a field of its description. */
export function descriptionGroup(field: DescriptionField): string {
  return field === 'providerReference'
    ? 'provider_reference'
    : field === 'receivedHow'
      ? 'received_how'
      : field;
}

/** A correction of a description, as cells. */
export function descriptionCells(change: DocumentChange): Cells {
  switch (change.field) {
    case 'title':
      return { title: change.value, title_made_up: flag(change.madeUp === true) };
    case 'date':
      return dateCells(change.value);
    case 'received':
      return { received: change.value?.value ?? null, received_precision: change.value?.precision ?? null };
    case 'publisher':
    case 'author':
    case 'recipients':
    case 'provider':
    case 'providerReference':
    case 'custodian':
    case 'receivedHow':
      return { [descriptionGroup(change.field)]: change.value };
    case 'kind':
      return { kind: change.value };
    default:
      return assertNever(change, 'field of a description');
  }
}

/** A change of a theme: its register and cells. */
export function themeCells(change: ThemeChange): { readonly group: string; readonly values: Cells } {
  switch (change.field) {
    case 'code':
      return { group: 'code', values: { code: change.value } };
    case 'colour':
      return { group: 'colour', values: { colour: change.value } };
    case 'parent':
      return { group: 'parent', values: { parent: change.value } };
    case 'mergedInto':
      return { group: 'merged_into', values: { merged_into: change.value } };
    case 'position':
      return { group: 'position', values: { position: change.value } };
    case 'retired':
      return { group: 'retired', values: { retired: flag(change.value) } };
    default:
      return assertNever(change, 'field of a theme');
  }
}
