import { z } from 'zod';
import type {
  Item,
  PackComparison,
  PackDraft,
  PackPreset,
  PackPresets,
  PackRecord,
  Verification,
} from '../model/index.ts';
import { call } from './call.ts';
import type {
  ExchangeExported,
  ComparisonExported,
  PackBuilt,
  PackPagePicture,
  PackPreview,
  ReportExported,
} from './pack-outputs.ts';
import { packPresetFields, presetId } from './preset-schemas.ts';
import { handOver } from './item-schemas.ts';
import * as schema from './schemas.ts';

const nothing = z.strictObject({});
const packPlace = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('inside'), folder: schema.path }),
  z.strictObject({ kind: z.literal('exactly'), folder: schema.path }),
]);
const twoPacks = { earlier: schema.identifier, later: schema.identifier };

/** What can be asked about packs, and how they are made. */
export const packCalls = {
  /** The outline a pack of these choices would have, with its page numbers. */
  previewPack: call<PackPreview>()(z.strictObject({ choices: schema.packChoices })),
  /**
   * The same, after the pages of all documents that stand as their own pages were made ready as for building, so that nothing is found
   * only then. What was found is known to `previewPack` from then on. `cancelTask` ends it.
   */
  checkBeforeBuild: call<PackPreview>()(
    z.strictObject({ task: schema.identifier, choices: schema.packChoices }),
  ),
  /**
   * Draws a page of a pack of these choices in memory, as building would draw it; `page` counts through all volumes, from 1.
   * `cancelTask` ends it.
   */
  previewPackPage: call<PackPagePicture>()(
    z.strictObject({
      task: schema.identifier,
      choices: schema.packChoices,
      page: z.number().int().min(1),
      pixelsPerPoint: z.number().positive().max(8),
    }),
  ),
  /**
   * Builds a pack into a new folder: inside a folder under a name made from the title, or exactly where named.
   * With `receipt`, at that earlier state of the matter.
   */
  buildPack: call<PackBuilt>()(
    z.strictObject({
      task: schema.identifier,
      choices: schema.packChoices,
      place: packPlace,
      receipt: schema.receipt.optional(),
    }),
  ),
  /** Writes the passages of themes (all where none is named) as a report into a file, an earlier one replaced whole. */
  exportReport: call<ReportExported>()(
    z.strictObject({
      task: schema.identifier,
      path: schema.path,
      format: z.enum(['docx', 'html']),
      themes: z.array(schema.identifier).readonly(),
    }),
  ),
  /**
   * Writes what may leave of the matter, or of the themes named, into a file that other programs read: W3C Web Annotations, a
   * REFI-QDA project or its codebook; an earlier file is replaced whole.
   */
  exportExchange: call<ExchangeExported>()(
    z.strictObject({
      task: schema.identifier,
      path: schema.path,
      format: z.enum(['jsonld', 'qdpx', 'qdc']),
      themes: z.array(schema.identifier).readonly(),
      names: z.boolean(),
    }),
  ),
  /** Builds a pack of the record again at its state and clock, and says whether it has the same bytes. */
  rebuildPack: call<PackBuilt>()(
    z.strictObject({ task: schema.identifier, pack: schema.identifier, place: packPlace }),
  ),
  /** What differs between two packs of the record: documents and passages added, removed, moved to other pages, or changed. */
  comparePacks: call<PackComparison>()(z.strictObject({ task: schema.identifier, ...twoPacks })),
  /** Writes that into a file as PDF, an earlier one replaced whole. */
  exportComparison: call<ComparisonExported>()(
    z.strictObject({ task: schema.identifier, path: schema.path, ...twoPacks }),
  ),
  /** Records that a pack was handed over: to whom, what for, on which day. */
  recordHandOver: call<Item>()(z.strictObject({ pack: schema.identifier, ...handOver })),
  listPacks: call<readonly PackRecord[]>()(nothing),
  /** Sets of choices that follow a rule or a practice, to begin a pack with; a person's own after those that come with the application. */
  listPackPresets: call<PackPresets>()(nothing),
  /**
   * Keeps a preset in the profile. `replaces` is the id of the person's own preset that it takes the place of; another of the same name is
   * never written over (`item-exists`).
   */
  savePackPreset: call<PackPreset>()(
    z.strictObject({ preset: packPresetFields, replaces: presetId.nullable() }),
  ),
  /** Takes a person's own preset away, and gives it back once more. */
  deletePackPreset: call<PackPreset>()(z.strictObject({ id: presetId })),
  /** Writes a preset into a file, an earlier one replaced whole. */
  exportPackPreset: call<{ readonly path: string }>()(z.strictObject({ id: presetId, path: schema.path })),
  /** Takes a preset in from a file; one of the same name is written over only with `replace` (`item-exists`). */
  importPackPreset: call<PackPreset>()(z.strictObject({ path: schema.path, replace: z.boolean() })),
  verifyPack: call<Verification>()(z.strictObject({ task: schema.identifier, folder: schema.path })),

  /** Keeps the parts of a pack that is being put together; durable when it replies, and outside the log until they are kept otherwise. */
  savePackDraft: call<{ readonly savedAtMs: number }>()(
    z.strictObject({ draftId: schema.identifier, choices: schema.packChoices }),
  ),
  /** What was being put together when the application ended without being closed, newest first. */
  listPackDrafts: call<readonly PackDraft[]>()(nothing),
  discardPackDraft: call<null>()(z.strictObject({ draftId: schema.identifier })),
};
