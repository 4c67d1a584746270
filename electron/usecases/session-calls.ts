import { failure, success, type Result } from '../../shared/base/index.ts';
import {
  readDocuments,
  readDrafts,
  readNotes,
  readPacks,
  readPassages,
  readReceipt,
  readMatter,
  readPageWords,
  readSourceFacts,
} from '../store/index.ts';
import { drawPage } from './draw-page.ts';
import { readWithPassword } from './read-with-password.ts';
import { backupState, backUpNow, setBackupFolder } from './backups/backup-calls.ts';
import { buildPack, rebuildPack } from './build-pack.ts';
import {
  describeDocument,
  describeDocuments,
  requireDocument,
  setFurniture,
  setOwnNumber,
  withdrawDocuments,
} from './edit-documents.ts';
import { createItem, createItems, deleteItems, listItems, setItem } from './edit-items.ts';
import { joinPassages, movePassage, setPassageEvent, splitPassage } from './edit-passages.ts';
import {
  addTheme,
  listThemes,
  retireThemes,
  setThemeCode,
  setThemeColour,
  writeTheme,
} from './edit-themes.ts';
import { changePassphrase, recoverySheet } from './keys/change-passphrase.ts';
import { checkSpelling, suggestSpelling } from './check-spelling.ts';
import { noteHistory, passageHistory } from './earlier-states.ts';
import { expectedFailure } from './expected-failure.ts';
import { exportHistory } from './export-history.ts';
import { exportExchange } from './exchange/export-exchange.ts';
import { importProject } from './exchange/import-project.ts';
import { exportReport } from './export-report.ts';
import { exportThemes } from './export-themes.ts';
import { history } from './history.ts';
import { importCallsOf } from './import/import-calls.ts';
import { importThemes } from './import-themes.ts';
import { rememberReviewerName } from './last-reviewer.ts';
import { comparePacks, exportComparison } from './compare-packs.ts';
import { recordHandOver } from './record-hand-over.ts';
import { packDrafts } from './keep-pack-draft.ts';
import { listConversation } from './list-conversation.ts';
import { linkPassages, listLinks, unlinkPassages } from './link-passages.ts';
import { listMarks } from './list-marks.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';
import { approvePurge, listPurges, proposePurge, withdrawPurge } from './purge-documents.ts';
import type { SessionCalls } from './matter-session.ts';
import { mergeThemes } from './merge-themes.ts';
import { moveThemes } from './move-themes.ts';
import { splitTheme } from './split-theme.ts';
import { matterState } from './matter-state.ts';
import {
  beginReading,
  decideDocuments,
  setProgress,
  settleDecision,
  tagDocuments,
  untagDocuments,
} from './review-documents.ts';
import { recogniseImported, recognitionCallsOf } from './recognise/recognition-calls.ts';
import type { Recognition } from './recognise/recognition.ts';
import { presetCallsOf } from './preset-calls.ts';
import { addReviewer, listReviewers } from './reviewers.ts';
import { findMentions } from './find-mentions.ts';
import { packPreviews } from './preview-pack-of-choices.ts';
import { packPagePreviews } from './preview-pack-page.ts';
import { previewTagging, resolvePackQuery, search } from './search-matter.ts';
import { listUnplaced, planSuperseding, supersedeDocument } from './supersede-document.ts';
import { tagSpans } from './tag-spans.ts';
import { saveCopy } from './save-copy.ts';
import { saveOriginal } from './save-original.ts';
import { secondReview } from './second-review.ts';
import { deletePassage, noDocument, tagPassage, tagSpan, untagPassage } from './tag-passage.ts';
import { targetLabel } from './target-label.ts';
import { restoreNote, restorePassage } from './restore-state.ts';
import { redo, undo } from './undo.ts';
import { verifyMatter, verifyPack } from './verify.ts';
import { deleteNote, discardDraft, editNote, openNote, saveDraft, writeNote } from './write-note.ts';

/** The use cases of an open matter by the contract's names. Errors of the disk become failures in words. */
export function sessionCalls(context: MatterContext, recognition: Recognition): SessionCalls {
  const drafts = packDrafts(context);
  const previewPackPage = packPagePreviews(context);
  const previews = packPreviews(context);
  const calls: SessionCalls = {
    matterState: () => now(success(matterState(context))),
    setReviewer: async ({ name }) => {
      const writing = requireWriting(context);
      if (!writing.ok) return writing;
      if (name.trim() === '') {
        return failure('reviewer-missing', 'A reviewer needs a name. Nothing was changed.');
      }
      writing.value.setReviewer(name.trim());
      await writing.value.notes.write(() =>
        rememberReviewerName(context.surroundings.profileFolder, name.trim()),
      );
      context.surroundings.emit('matterChanged', {
        state: matterState(context),
        documents: [],
        everything: false,
        texts: [],
        summaries: null,
        passages: [],
        notes: true,
      });
      return success(matterState(context));
    },
    setMatterTitle: ({ title }) => {
      const writing = requireWriting(context);
      if (!writing.ok) return now(writing);
      if (title.trim() === '') {
        return now(failure('call-invalid', 'A matter needs a title. Nothing was changed.'));
      }
      const was = readMatter(context.reader)?.title ?? '';
      writing.value.write([
        {
          type: 'matter.set',
          body: { matter: context.matter, change: { field: 'title', value: title, was } },
        },
      ]);
      return now(success(matterState(context)));
    },
    setNotesOpenByDefault: ({ open }) => {
      const writing = requireWriting(context);
      if (!writing.ok) return now(writing);
      const was = readMatter(context.reader)?.notesOpenByDefault ?? false;
      if (was !== open) {
        writing.value.write([
          {
            type: 'matter.set',
            body: { matter: context.matter, change: { field: 'notesOpenByDefault', value: open, was } },
          },
        ]);
      }
      return now(success(matterState(context)));
    },

    listDocuments: () => now(success(readDocuments(context.reader, context.passages))),
    readDocument: ({ documentId }) => {
      const document = requireDocument(context, documentId);
      const read = context.texts.read(documentId);
      if (!document.ok) return now(document);
      if (read === null) return now(noDocument());
      const facts = readSourceFacts(context.reader, document.value);
      return now(success({ document: document.value, ...read, facts }));
    },
    readSourceFacts: ({ documentId }) => {
      const document = requireDocument(context, documentId);
      return now(document.ok ? success(readSourceFacts(context.reader, document.value)) : document);
    },
    saveOriginal: ({ documentId, path }) => saveOriginal(context, documentId, path),
    readPageWords: ({ documentId, page }) => {
      const document = requireDocument(context, documentId);
      return now(document.ok ? success(readPageWords(context.reader, documentId, page)) : document);
    },
    listConversation: ({ documentId }) => now(listConversation(context, documentId)),
    ...importCallsOf(context, (report) => recogniseImported(context, recognition, report)),
    ...recognitionCallsOf(context, recognition),
    drawPage: (input) => drawPage(context, input),
    readWithPassword: ({ documentId, password }) => readWithPassword(context, documentId, password),
    describeDocument: ({ documentId, change }) => now(describeDocument(context, documentId, change)),
    describeDocuments: ({ changes }) => now(describeDocuments(context, changes)),
    planSuperseding: ({ task, documentId, by }) => planSuperseding(context, task, documentId, by),
    supersedeDocument: ({ documentId, by, placements }) =>
      now(supersedeDocument(context, documentId, by, placements)),
    listUnplaced: ({ documentId }) => now(listUnplaced(context, documentId)),
    withdrawDocuments: ({ documentIds, reason }) => now(withdrawDocuments(context, documentIds, reason)),
    listPurges: () => now(success(listPurges(context))),
    proposePurge: ({ documentIds, reason }) => now(proposePurge(context, documentIds, reason)),
    withdrawPurge: ({ purgeId }) => now(withdrawPurge(context, purgeId)),
    approvePurge: ({ task, purgeId }) => approvePurge(context, task, purgeId),
    reinstateDocuments: ({ documentIds }) => now(withdrawDocuments(context, documentIds, null)),
    setFurniture: ({ documentId, blocks, furniture }) =>
      now(setFurniture(context, documentId, blocks, furniture)),
    setOwnNumber: ({ documentId, block, own }) => now(setOwnNumber(context, documentId, block, own)),

    listMarks: ({ documentId, near }) => now(success(listMarks(context, documentId, near))),
    beginReading: ({ documentId }) => now(beginReading(context, documentId)),
    setProgress: ({ documentIds, state }) => now(setProgress(context, documentIds, state)),
    setDocumentTag: ({ documentIds, themeId, tagged }) =>
      now((tagged ? tagDocuments : untagDocuments)(context, documentIds, themeId)),
    decideDocuments: ({ documentIds, decision }) => now(decideDocuments(context, documentIds, decision)),
    settleDecision: ({ documentId, decision }) => now(settleDecision(context, documentId, decision)),
    listReviewers: () => now(success(listReviewers(context))),
    secondReview: ({ batchId }) => now(secondReview(context, batchId)),
    addReviewer: ({ name }) => now(addReviewer(context, name)),

    listItems: ({ kind }) => now(success(listItems(context, kind))),
    checkSpelling: ({ words }) => checkSpelling(context, words),
    suggestSpelling: ({ word }) => suggestSpelling(context, word),
    createItem: ({ item }) => now(createItem(context, item)),
    createItems: ({ items }) => now(createItems(context, items)),
    setItem: ({ itemId, change }) => now(setItem(context, itemId, change)),
    deleteItems: ({ itemIds }) => now(deleteItems(context, itemIds)),

    listPassages: ({ documentId, themeIds }) =>
      now(
        success(
          readPassages(context.reader, context.texts, {
            ...(documentId === undefined ? {} : { document: documentId }),
            ...(themeIds === undefined ? {} : { themes: themeIds }),
          }),
        ),
      ),
    tagSpan: (input) => now(tagSpan(context, input)),
    tagPassage: ({ passageId, themeIds, newTheme }) =>
      now(tagPassage(context, passageId, themeIds, newTheme)),
    untagPassage: ({ passageId, themeId, removeBare }) =>
      now(untagPassage(context, passageId, themeId, removeBare)),
    deletePassage: ({ passageId }) => now(deletePassage(context, passageId)),

    movePassage: ({ passageId, start, end }) => now(movePassage(context, passageId, start, end)),
    splitPassage: ({ passageId, at }) => now(splitPassage(context, passageId, at)),
    joinPassages: ({ passageIds }) => now(joinPassages(context, passageIds)),
    listEvents: () => now(success(readPassages(context.reader, context.texts, { dated: true }))),
    setPassageEvent: ({ passageId, date }) => now(setPassageEvent(context, passageId, date)),
    linkPassages: ({ from, to, relation }) => now(linkPassages(context, from, to, relation)),
    unlinkPassages: ({ linkId }) => now(unlinkPassages(context, linkId)),
    listLinks: ({ documentId }) => now(success(listLinks(context, documentId))),

    listNotes: ({ documentId }) =>
      now(
        success(
          readNotes(
            context.reader,
            (target) => targetLabel(context, target),
            documentId === undefined ? {} : { document: documentId },
          ),
        ),
      ),
    writeNote: (input) => now(writeNote(context, input)),
    editNote: (input) => now(editNote(context, input)),
    openNote: ({ noteId, privileged }) => now(openNote(context, noteId, privileged)),
    deleteNote: ({ noteId }) => now(deleteNote(context, noteId)),
    saveDraft: (input) => now(saveDraft(context, input)),
    listDrafts: () => now(success(readDrafts(context.reader))),
    discardDraft: ({ draftId }) => now(discardDraft(context, draftId)),
    savePackDraft: ({ draftId, choices }) => now(drafts.save(draftId, choices)),
    listPackDrafts: () => now(success(drafts.left())),
    discardPackDraft: ({ draftId }) => now(drafts.discard(draftId)),

    listThemes: () => now(success(listThemes(context))),
    addTheme: (input) => now(addTheme(context, input)),
    writeTheme: ({ themeId, field, text }) => now(writeTheme(context, themeId, field, text)),
    setThemeCode: ({ themeId, code }) => now(setThemeCode(context, themeId, code)),
    setThemeColour: ({ themeId, colour }) => now(setThemeColour(context, themeId, colour)),
    moveThemes: ({ themeIds, parent, position }) => now(moveThemes(context, themeIds, parent, position)),
    mergeThemes: ({ themeIds, into }) => now(mergeThemes(context, themeIds, into)),
    retireThemes: ({ themeIds, retired }) => now(retireThemes(context, themeIds, retired)),
    splitTheme: ({ themeId, passageIds, into }) => now(splitTheme(context, themeId, passageIds, into)),
    exportThemes: ({ path }) => exportThemes(context, path),
    importProject: (input) => importProject(context, input),
    importThemes: ({ path, expected }) => importThemes(context, path, expected),

    search: ({ query, task, ...page }) => search(context, query, page, task),
    previewTagging: (input) => previewTagging(context, input),
    tagSpans: ({ spans, themeIds }) => now(tagSpans(context, spans, themeIds)),
    mentions: (input) => now(findMentions(context, input)),
    resolvePackQuery: ({ query, task }) => resolvePackQuery(context, query, task),

    undo: () => now(undo(context)),
    redo: () => now(redo(context)),
    history: async (wanted) => success(await history(context, wanted)),
    exportHistory: ({ task, path, format, ...filter }) =>
      exportHistory(context, { task, path, format, filter }),
    passageHistory: ({ passageId, ...page }) => now(passageHistory(context, passageId, page)),
    noteHistory: ({ noteId, ...page }) => now(noteHistory(context, noteId, page)),
    restorePassage: ({ passageId, act }) => now(restorePassage(context, passageId, act)),
    restoreNote: ({ noteId, act }) => now(restoreNote(context, noteId, act)),

    changePassphrase: ({ present, next }) => changePassphrase(context, present, next),
    recoverySheet: ({ passphrase }) => recoverySheet(context, passphrase),

    saveCopy: ({ path }) => saveCopy(context, path),
    receipt: () => now(success(readReceipt(context.reader, context.matter))),
    verifyMatter: ({ task, receipts }) => verifyMatter(context, task, receipts ?? []),

    previewPack: ({ choices }) => previews.preview(choices),
    checkBeforeBuild: ({ task, choices }) => previews.check(task, choices),
    previewPackPage,
    buildPack: (input) => buildPack(context, input),
    exportExchange: (input) => exportExchange(context, input),
    exportReport: (input) => exportReport(context, input),
    rebuildPack: (input) => rebuildPack(context, input),
    recordHandOver: (input) => now(recordHandOver(context, input)),
    comparePacks: (input) => comparePacks(context, input),
    exportComparison: (input) => exportComparison(context, input),
    listPacks: () => now(success(readPacks(context.reader))),
    ...presetCallsOf(context.surroundings.profileFolder),
    verifyPack: ({ task, folder }) => verifyPack(context, task, folder),

    backupState: async () => success(await backupState(context)),
    backUpNow: ({ task, file }) => backUpNow(context, task, file ?? null),
    setBackupFolder: ({ folder }) => setBackupFolder(context, folder),

    cancelTask: ({ task }) => {
      context.tasks.cancel(task);
      return now(success(null));
    },
  };
  return withDatabaseFailures(calls);
}

function now<Value>(value: Value): Promise<Value> {
  return Promise.resolve(value);
}

/** Puts the disk's and the database's expected errors into words; every other error stays an exception. */
function withDatabaseFailures(calls: SessionCalls): SessionCalls {
  const guarded = Object.entries(calls).map(([name, perform]) => [
    name,
    async (input: never): Promise<Result<unknown>> => {
      try {
        return await perform(input);
      } catch (error) {
        const known = expectedFailure(error);
        if (known === null) throw error;
        return { ok: false, failure: known };
      }
    },
  ]);
  return Object.fromEntries(guarded) as SessionCalls;
}
