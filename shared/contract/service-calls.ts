import { z } from 'zod';
import type {
  Block,
  DocumentSummary,
  Draft,
  Note,
  PackRecord,
  Passage,
  PrintedLine,
  Receipt,
  SearchResult,
  Theme,
  Verification,
} from '../model/index.ts';
import { call } from './call.ts';
import type { HistoryEntry, ImportReport, MatterState, PackBuilt, PackPreview } from './outputs.ts';
import * as schema from './schemas.ts';

const nothing = z.strictObject({});
const document = z.strictObject({ documentId: schema.identifier });
const newNote = z.strictObject({
  content: schema.noteContent,
  privileged: z.boolean().optional(),
  draftId: schema.identifier.optional(),
});

/**
 * Everything the windows can ask of the matter service. Both ends take their types from this one table, and every
 * input is validated with its schema before a handler sees it.
 *
 * Calls that change the matter reply only after the change is durable. Calls that take a `task` run aside, report
 * through the `progress` event under that id, and end early after `cancelTask`.
 */
export const serviceCalls = {
  /** The open matter as a whole: title, counts, what undo and redo would do, whether it can be written. */
  matterState: call<MatterState>()(nothing),
  setReviewer: call<MatterState>()(z.strictObject({ name: schema.line.min(1) })),
  setMatterTitle: call<MatterState>()(z.strictObject({ title: schema.line.min(1) })),
  /** Chooses for the whole matter whether a new note is open where its writer says nothing. */
  setNotesOpenByDefault: call<MatterState>()(z.strictObject({ open: z.boolean() })),

  /** All documents, withdrawn ones included, in order of URN. */
  listDocuments: call<readonly DocumentSummary[]>()(nothing),
  /** One document with its canonical text and blocks. */
  readDocument: call<{
    readonly document: DocumentSummary;
    readonly text: string;
    readonly blocks: readonly Block[];
    readonly printedLines: readonly PrintedLine[];
  }>()(document),
  /** Imports files and, recursively, folders. */
  importFiles: call<ImportReport>()(
    z.strictObject({ task: schema.identifier, paths: z.array(schema.path).min(1).max(100_000) }),
  ),
  describeDocument: call<DocumentSummary>()(
    z.strictObject({ documentId: schema.identifier, change: schema.descriptionChange }),
  ),
  withdrawDocuments: call<null>()(
    z.strictObject({ documentIds: z.array(schema.identifier).min(1), reason: schema.line.min(1) }),
  ),
  reinstateDocuments: call<null>()(z.strictObject({ documentIds: z.array(schema.identifier).min(1) })),
  setFurniture: call<null>()(
    z.strictObject({
      documentId: schema.identifier,
      blocks: z.array(z.number().int().positive()).min(1),
      furniture: z.boolean(),
    }),
  ),
  setOwnNumber: call<null>()(
    z.strictObject({
      documentId: schema.identifier,
      block: z.number().int().positive(),
      own: schema.ownNumber.nullable(),
    }),
  ),

  /** Standing passages: of one document, of some themes, or all; in order of document and position. */
  listPassages: call<readonly Passage[]>()(
    z.strictObject({
      documentId: schema.identifier.optional(),
      themeIds: z.array(schema.identifier).optional(),
    }),
  ),
  /**
   * Makes the passage with this span, or finds the one that has it, and tags it with each theme not yet on it;
   * with `note`, writes a note on it in the same act, which ends the draft it names. White space at the ends of the span is left out.
   */
  tagSpan: call<Passage>()(
    z.strictObject({
      documentId: schema.identifier,
      start: schema.offset,
      end: schema.offset,
      themeIds: z.array(schema.identifier),
      note: newNote.optional(),
    }),
  ),
  tagPassage: call<Passage>()(
    z.strictObject({ passageId: schema.identifier, themeIds: z.array(schema.identifier).min(1) }),
  ),
  /** Takes a theme off a passage. With `removeBare`, a passage left without theme and note goes too, in the same act. */
  untagPassage: call<{ readonly passage: Passage | null }>()(
    z.strictObject({ passageId: schema.identifier, themeId: schema.identifier, removeBare: z.boolean() }),
  ),
  deletePassage: call<null>()(z.strictObject({ passageId: schema.identifier })),

  /** Standing notes, newest edit first; all of them, or those of one document (its passages' included). */
  listNotes: call<readonly Note[]>()(z.strictObject({ documentId: schema.identifier.optional() })),
  writeNote: call<Note>()(
    z.strictObject({
      target: schema.noteTarget,
      content: schema.noteContent,
      privileged: z.boolean().optional(),
      draftId: schema.identifier.optional(),
    }),
  ),
  /** Replaces the versions named; naming all of a conflict settles it. */
  editNote: call<Note>()(
    z.strictObject({
      noteId: schema.identifier,
      content: schema.noteContent,
      replaces: z.array(schema.identifier).min(1),
      draftId: schema.identifier.optional(),
    }),
  ),
  openNote: call<Note>()(z.strictObject({ noteId: schema.identifier, privileged: z.boolean() })),
  deleteNote: call<null>()(z.strictObject({ noteId: schema.identifier })),
  saveDraft: call<{ readonly savedAtMs: number }>()(
    z.strictObject({
      id: schema.identifier,
      noteId: schema.identifier.nullable(),
      target: schema.noteTarget,
      content: schema.noteContent,
      startedFrom: schema.identifier.nullable(),
    }),
  ),
  listDrafts: call<readonly Draft[]>()(nothing),
  discardDraft: call<null>()(z.strictObject({ draftId: schema.identifier })),

  /** The theme tree in order of display, retired and merged-away themes included. */
  listThemes: call<readonly Theme[]>()(nothing),
  addTheme: call<Theme>()(
    z.strictObject({
      name: schema.line.min(1),
      parent: schema.identifier.nullable(),
      code: z.string().min(1).max(8).optional(),
      colour: schema.colour.optional(),
      definition: z.string().max(20_000).optional(),
    }),
  ),
  writeTheme: call<Theme>()(
    z.strictObject({
      themeId: schema.identifier,
      field: z.enum(['name', 'definition']),
      text: z.string().max(20_000),
    }),
  ),
  setThemeCode: call<Theme>()(z.strictObject({ themeId: schema.identifier, code: z.string().min(1).max(8) })),
  setThemeColour: call<Theme>()(z.strictObject({ themeId: schema.identifier, colour: schema.colour })),
  /** Puts a theme under a parent (null for the top) at a place among its new siblings, from 0. */
  moveTheme: call<Theme>()(
    z.strictObject({
      themeId: schema.identifier,
      parent: schema.identifier.nullable(),
      position: z.number().int().nonnegative(),
    }),
  ),
  mergeTheme: call<Theme>()(z.strictObject({ themeId: schema.identifier, into: schema.identifier })),
  retireTheme: call<Theme>()(z.strictObject({ themeId: schema.identifier, retired: z.boolean() })),

  search: call<SearchResult>()(
    z.strictObject({
      query: z.string().max(2_000),
      limit: z.number().int().min(1).max(500),
      offset: z.number().int().nonnegative(),
      furniture: z.boolean(),
    }),
  ),

  /** Undoes this reviewer's newest act on this replica; the sentence says what was undone and what was kept. */
  undo: call<{ readonly undone: string; readonly kept: readonly string[] }>()(nothing),
  redo: call<{ readonly undone: string; readonly kept: readonly string[] }>()(nothing),
  /** Acts in words, newest first. */
  history: call<readonly HistoryEntry[]>()(
    z.strictObject({ limit: z.number().int().min(1).max(1_000), offset: z.number().int().nonnegative() }),
  ),

  receipt: call<Receipt>()(nothing),
  /** Checks everything that can be checked; with receipts, also that the matter still holds the states they name. */
  verifyMatter: call<Verification>()(
    z.strictObject({ task: schema.identifier, receipts: z.array(schema.receipt).optional() }),
  ),

  /** The outline a pack of these choices would have, with its page numbers. */
  previewPack: call<PackPreview>()(z.strictObject({ choices: schema.packChoices })),
  /**
   * Builds a pack into a new folder: inside a folder under a name made from the title, or exactly where named.
   * With `receipt`, at that earlier state of the matter.
   */
  buildPack: call<PackBuilt>()(
    z.strictObject({
      task: schema.identifier,
      choices: schema.packChoices,
      place: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('inside'), folder: schema.path }),
        z.strictObject({ kind: z.literal('exactly'), folder: schema.path }),
      ]),
      receipt: schema.receipt.optional(),
    }),
  ),
  listPacks: call<readonly PackRecord[]>()(nothing),
  verifyPack: call<Verification>()(z.strictObject({ task: schema.identifier, folder: schema.path })),

  cancelTask: call<null>()(z.strictObject({ task: schema.identifier })),
} as const;

/** The table's type, for both ends. */
export type ServiceCalls = typeof serviceCalls;

/** The name of a service call. */
export type ServiceCallName = keyof ServiceCalls;
