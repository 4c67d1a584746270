import { z } from 'zod';
import {
  linkRelations,
  progressStates,
  themeTextFields,
  type DocumentSummary,
  type Draft,
  type Item,
  type Note,
  type Passage,
  type PassageLink,
  type Reviewer,
  type PassageColumns,
  type PurgeDone,
  type PurgeProposal,
  type Purges,
  type Mentions,
  type SearchResult,
  type SourceFacts,
  type SecondReview,
  type SpansTagged,
  type TaggingPreview,
  type Theme,
  type ProjectImportReport,
  type ThemeImportReport,
} from '../model/index.ts';
import { call } from './call.ts';
import { describingCalls } from './describing-calls.ts';
import { importCalls } from './import-calls.ts';
import { keepingCalls } from './keeping-calls.ts';
import { lockCalls, type LockCallName } from './lock-calls.ts';
import { packCalls } from './pack-calls.ts';
import { pageCalls } from './page-calls.ts';
import { recognitionCalls } from './recognition-calls.ts';
import { recordCalls } from './record-calls.ts';
import type { Conversation, DocumentRead, MatterState } from './outputs.ts';
import * as items from './item-schemas.ts';
import * as schema from './schemas.ts';

const nothing = z.strictObject({});
const document = z.strictObject({ documentId: schema.identifier });
const themes = z.strictObject({ themeIds: z.array(schema.identifier).min(1).max(10_000) });
const documents = z.strictObject({ documentIds: z.array(schema.identifier).min(1).max(100_000) });
const newTheme = z.strictObject({ name: schema.line.min(1), parent: schema.identifier.nullable() });
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
  ...lockCalls,
  ...describingCalls,
  ...keepingCalls,
  ...importCalls,
  ...recordCalls,
  ...packCalls,
  ...pageCalls,
  ...recognitionCalls,
  /** The open matter as a whole: title, counts, what undo and redo would do, whether it can be written. */
  matterState: call<MatterState>()(nothing),
  setReviewer: call<MatterState>()(z.strictObject({ name: schema.line.min(1) })),
  setMatterTitle: call<MatterState>()(z.strictObject({ title: schema.line.min(1) })),
  /** Chooses for the whole matter whether a new note is open where its writer says nothing. */
  setNotesOpenByDefault: call<MatterState>()(z.strictObject({ open: z.boolean() })),

  /** All documents, withdrawn ones included, in order of URN. */
  listDocuments: call<readonly DocumentSummary[]>()(nothing),
  /** One document with its canonical text, blocks, pages and marks, and what its bytes say about themselves. */
  readDocument: call<DocumentRead>()(document),
  /** What a document's bytes say about themselves. */
  readSourceFacts: call<SourceFacts>()(document),
  /** Writes a document's sealed bytes into a file, checked against their hash; a file that is there is replaced. */
  saveOriginal: call<{ readonly path: string; readonly bytes: number; readonly sha256: string }>()(
    document.extend({ path: schema.path }),
  ),
  /** The conversation that a message belongs to; empty for a message alone and for what is none. */
  listConversation: call<Conversation>()(document),
  withdrawDocuments: call<null>()(
    z.strictObject({ documentIds: z.array(schema.identifier).min(1), reason: schema.line.min(1) }),
  ),
  reinstateDocuments: call<null>()(z.strictObject({ documentIds: z.array(schema.identifier).min(1) })),
  /** All standing proposals to purge, and what is left of the documents that were purged. */
  listPurges: call<Purges>()(nothing),
  /** Proposes that documents be destroyed, with all that was made on them; nothing goes before another reviewer approves. */
  proposePurge: call<PurgeProposal>()(documents.extend({ reason: schema.line })),
  withdrawPurge: call<null>()(z.strictObject({ purgeId: schema.identifier })),
  /** Approves a proposal of another reviewer and carries it out; it cannot be undone. */
  approvePurge: call<PurgeDone>()(z.strictObject({ task: schema.identifier, purgeId: schema.identifier })),
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

  /**
   * The standing passages of one document as its reader needs them, in order of position and making; with `near`, only those
   * around the block of this number, which are there much sooner and can be painted while the others are read.
   */
  listMarks: call<PassageColumns>()(
    z.strictObject({ documentId: schema.identifier, near: z.number().int().positive().optional() }),
  ),
  /** Records that this reviewer has opened the document; nothing is written where that is known already. */
  beginReading: call<null>()(document),
  /** How far this reviewer is with documents, as they say. */
  setProgress: call<null>()(documents.extend({ state: z.enum(progressStates) })),
  /** Tags documents as a whole; with `tagged` false takes the theme off them, whoever tagged them. */
  setDocumentTag: call<null>()(documents.extend({ themeId: schema.identifier, tagged: z.boolean() })),
  /** This reviewer's own answer to a question about documents. */
  decideDocuments: call<null>()(documents.extend({ decision: schema.documentAnswer })),
  /** What stands on a question over what single reviewers answered; a later answer opens it again. */
  settleDecision: call<null>()(document.extend({ decision: schema.documentAnswer })),
  /** Everybody who has worked on the matter or been given documents. */
  listReviewers: call<readonly Reviewer[]>()(nothing),
  /** Where two reviewers differ on the documents of a batch that is a second review. */
  secondReview: call<SecondReview>()(z.strictObject({ batchId: schema.identifier })),
  /** Names a reviewer who has not worked here yet, so that documents can be given to them. */
  addReviewer: call<Reviewer>()(z.strictObject({ name: schema.line.min(1) })),

  /** The standing items of one of the matter's lists, in order of making. */
  listItems: call<readonly Item[]>()(z.strictObject({ kind: items.itemKind })),
  createItem: call<Item>()(z.strictObject({ item: items.newItem })),
  /** Adds several in one act; where one of the names is taken, none. */
  createItems: call<readonly Item[]>()(z.strictObject({ items: z.array(items.newItem).min(1).max(1_000) })),
  setItem: call<Item>()(z.strictObject({ itemId: schema.identifier, change: items.itemChange })),
  deleteItems: call<null>()(z.strictObject({ itemIds: z.array(schema.identifier).min(1) })),

  /** Standing passages: of one document, of some themes, or all; in order of document and position. */
  listPassages: call<readonly Passage[]>()(
    z.strictObject({
      documentId: schema.identifier.optional(),
      themeIds: z.array(schema.identifier).optional(),
    }),
  ),
  /**
   * Makes the passage with this span, or finds the one that has it, and tags it with each theme not yet on it;
   * with `note`, writes a note on it in the same act, which ends the draft it names; with `newTheme`, adds a theme in the
   * same act and tags with it. White space at the ends of the span is left out.
   */
  tagSpan: call<Passage>()(
    z.strictObject({
      documentId: schema.identifier,
      start: schema.offset,
      end: schema.offset,
      themeIds: z.array(schema.identifier),
      newTheme: newTheme.optional(),
      note: newNote.optional(),
    }),
  ),
  tagPassage: call<Passage>()(
    z.strictObject({
      passageId: schema.identifier,
      themeIds: z.array(schema.identifier),
      newTheme: newTheme.optional(),
    }),
  ),
  /** Takes a theme off a passage and its twins. With `removeBare`, a passage left without theme and note goes too, in the same act. */
  untagPassage: call<{ readonly passage: Passage | null }>()(
    z.strictObject({ passageId: schema.identifier, themeId: schema.identifier, removeBare: z.boolean() }),
  ),
  deletePassage: call<null>()(z.strictObject({ passageId: schema.identifier })),

  /** Those of some words that are misspelt: in neither the British dictionary nor this matter's own words. */
  checkSpelling: call<readonly string[]>()(z.strictObject({ words: z.array(schema.spelledWord).max(5_000) })),
  /** What may have been meant by a misspelt word: at most eight, the likeliest first. */
  suggestSpelling: call<readonly string[]>()(z.strictObject({ word: schema.spelledWord })),

  /** Moves a passage's ends; tags, notes and links stay on it. */
  movePassage: call<Passage>()(
    z.strictObject({ passageId: schema.identifier, start: schema.offset, end: schema.offset }),
  ),
  /** Splits a passage at a place inside it; the first part keeps notes and links, both carry the tags. */
  splitPassage: call<readonly [Passage, Passage]>()(
    z.strictObject({ passageId: schema.identifier, at: schema.offset }),
  ),
  /** Joins passages of one document into the first, which takes over every tag, note and link. */
  joinPassages: call<Passage>()(z.strictObject({ passageIds: z.array(schema.identifier).min(2) })),
  /** Standing passages that tell of a dated event, in order of document and position. */
  listEvents: call<readonly Passage[]>()(nothing),
  /** The date of the event a passage tells of, apart from its document's. */
  setPassageEvent: call<Passage>()(
    z.strictObject({ passageId: schema.identifier, date: schema.documentDate.nullable() }),
  ),
  linkPassages: call<PassageLink>()(
    z.strictObject({ from: schema.identifier, to: schema.identifier, relation: z.enum(linkRelations) }),
  ),
  unlinkPassages: call<null>()(z.strictObject({ linkId: schema.identifier })),
  /** Links that touch a document's passages, or all of them, in order of making. */
  listLinks: call<readonly PassageLink[]>()(z.strictObject({ documentId: schema.identifier.optional() })),

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
      field: z.enum(themeTextFields),
      text: z.string().max(20_000),
    }),
  ),
  setThemeCode: call<Theme>()(z.strictObject({ themeId: schema.identifier, code: z.string().min(1).max(8) })),
  setThemeColour: call<Theme>()(z.strictObject({ themeId: schema.identifier, colour: schema.colour })),
  /** Puts themes under a parent (null for the top) at a place among those of its children that are not moved, from 0. */
  moveThemes: call<null>()(
    themes.extend({ parent: schema.identifier.nullable(), position: z.number().int().nonnegative() }),
  ),
  /** Merges themes into another, whose tags theirs are from then on; gives that one. */
  mergeThemes: call<Theme>()(themes.extend({ into: schema.identifier })),
  retireThemes: call<null>()(themes.extend({ retired: z.boolean() })),
  /** Gives some of a theme's passages to a new theme or another one, each tag under its reviewer's name; gives that theme. */
  splitTheme: call<Theme>()(
    z.strictObject({
      themeId: schema.identifier,
      passageIds: z.array(schema.identifier).min(1).max(100_000),
      into: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('new'), name: schema.line.min(1) }),
        z.strictObject({ kind: z.literal('theme'), themeId: schema.identifier }),
      ]),
    }),
  ),
  /** Writes the themes as CSV; a file that is there is replaced. */
  exportThemes: call<{ readonly path: string; readonly themes: number }>()(
    z.strictObject({ path: schema.path }),
  ),
  /**
   * Adds and changes themes as a CSV file says, in one act. With `expected` null it is only told what would come of it; else
   * it is the SHA-256 of the file as it was looked at, and a file that was changed since is refused.
   */
  /**
   * Brings in what a REFI-QDA project or codebook holds, or with `expected` null says what would come of it; `expected` is the
   * SHA-256 of the file as it was looked at.
   */
  importProject: call<ProjectImportReport>()(
    z.strictObject({
      task: schema.identifier,
      path: schema.path,
      expected: schema.sha256.nullable(),
    }),
  ),
  importThemes: call<ThemeImportReport>()(
    z.strictObject({ path: schema.path, expected: schema.sha256.nullable() }),
  ),

  /**
   * Searches by the query language of `shared/query`; a query that cannot be read is refused (`query-invalid`) with a
   * sentence and a place. With `group`, hits come document by document. Regular expressions run aside: `task` names the
   * search for `cancelTask`.
   */
  search: call<SearchResult>()(
    z.strictObject({
      query: schema.queryText,
      limit: z.number().int().min(1).max(500),
      offset: z.number().int().nonnegative(),
      furniture: z.boolean(),
      sort: z.enum(['relevance', 'date']).optional(),
      group: z.boolean().optional(),
      task: schema.identifier.optional(),
    }),
  ),
  /** The passages that tagging what a query finds would make: each hit, or the whole sentences or blocks around hits. */
  previewTagging: call<TaggingPreview>()(
    z.strictObject({
      query: schema.queryText,
      unit: z.enum(['hit', 'sentence', 'block']),
      limit: z.number().int().min(1).max(5_000),
      offset: z.number().int().nonnegative(),
      task: schema.identifier.optional(),
    }),
  ),
  /** Tags spans of any documents in one act: those that are passages already are found, the others made. */
  tagSpans: call<SpansTagged>()(
    z.strictObject({
      spans: z
        .array(
          z.strictObject({
            documentId: schema.identifier,
            start: schema.offset,
            end: schema.offset,
            /** Written on the passage in the same act. */
            note: schema.noteContent.optional(),
          }),
        )
        .min(1)
        .max(20_000),
      themeIds: z.array(schema.identifier).min(1),
    }),
  ),
  /** Where any of these names or phrases stand in the documents in use, page furniture left out. */
  mentions: call<Mentions>()(
    z.strictObject({
      terms: z.array(schema.line.min(1)).min(1).max(500),
      limit: z.number().int().min(1).max(500),
      offset: z.number().int().nonnegative(),
    }),
  ),
  /** The passages that a pack of what a query finds takes: those found, and those that the words found lie in. */
  resolvePackQuery: call<{ readonly passages: readonly string[] }>()(
    z.strictObject({ query: schema.queryText, task: schema.identifier.optional() }),
  ),

  cancelTask: call<null>()(z.strictObject({ task: schema.identifier })),
} as const;

/** The table's type, for both ends. */
export type ServiceCalls = typeof serviceCalls;

/** The name of a service call. */
export type ServiceCallName = keyof ServiceCalls;

/** The name of a call that needs an open matter. */
export type SessionCallName = Exclude<ServiceCallName, LockCallName>;
