import type { Result } from '../../../shared/base/index.ts';
import type { PackPreview } from '../../../shared/contract/index.ts';
import type {
  BackupMade,
  ChainHead,
  ComparedTexts,
  NearDuplicates,
  PackChoices,
  PackComparison,
  PackFile,
  PackFinding,
  PackNumbers,
  Receipt,
  SupersedingPlan,
  Verification,
} from '../../../shared/model/index.ts';
import type { HeldByPack, MeasuredPages, PreparedPages } from '../../../shared/pack/index.ts';
import type { ReportPdf } from '../../pack/draw-report-pdf.ts';
import type { PreviewedPages } from '../../pack/preview-pages.ts';
import type { ExchangeChoices } from '../exchange/gather-exchange.ts';
import type { HistoryFilter } from '../history.ts';
import type { SearchOutcome, SearchRequest } from '../perform-search.ts';

/** Long work that only reads the matter, done beside the service on a connection of its own. */
export type Job =
  | {
      readonly kind: 'build-pack';
      readonly choices: PackChoices;
      readonly folder: string;
      readonly clockMs: number;
      readonly applicationVersion: string;
      /** An earlier state to build at, or null for the present one. */
      readonly receipt: Receipt | null;
    }
  | {
      readonly kind: 'preview-pack';
      readonly choices: PackChoices;
      /** What is known of pages of sources, by SHA-256. */
      readonly measured: ReadonlyMap<string, MeasuredPages>;
      /** What is known of what earlier packs hold, by their ids. */
      readonly held: ReadonlyMap<string, HeldByPack>;
      /** Whether pages that nothing is known of are made ready to find out. */
      readonly measures: boolean;
      readonly clockMs: number;
      readonly applicationVersion: string;
    }
  | {
      readonly kind: 'preview-pages';
      readonly choices: PackChoices;
      /** From 1, through all volumes. */
      readonly page: number;
      readonly clockMs: number;
      readonly applicationVersion: string;
    }
  | {
      readonly kind: 'verify-matter';
      readonly receipts: readonly Receipt[];
      /** Where this machine saw a chain of the matter end, or null. */
      readonly knownHead: ChainHead | null;
    }
  | { readonly kind: 'verify-pack'; readonly folder: string }
  | {
      readonly kind: 'export-report';
      readonly format: 'docx' | 'html';
      /** Empty for all. */
      readonly themes: readonly string[];
      readonly clockMs: number;
      readonly applicationVersion: string;
    }
  | {
      readonly kind: 'export-exchange';
      readonly choices: ExchangeChoices;
      readonly applicationVersion: string;
    }
  | {
      readonly kind: 'export-history';
      readonly format: 'csv' | 'pdf';
      readonly filter: HistoryFilter;
      readonly clockMs: number;
      readonly applicationVersion: string;
    }
  | {
      readonly kind: 'back-up';
      readonly place:
        | { readonly kind: 'store'; readonly folder: string; readonly removeOlder: boolean }
        | { readonly kind: 'file'; readonly file: string };
      readonly clockMs: number;
      readonly applicationVersion: string;
      readonly profileFolder: string;
    }
  | {
      readonly kind: 'compare-packs';
      readonly earlier: string;
      readonly later: string;
      /** Whether it is to be drawn as well. */
      readonly pdf: boolean;
      readonly clockMs: number;
      readonly applicationVersion: string;
    }
  | { readonly kind: 'plan-superseding'; readonly documentId: string; readonly by: string }
  | { readonly kind: 'near-duplicates'; readonly threshold: number }
  | { readonly kind: 'compare-texts'; readonly document: string; readonly other: string }
  | {
      readonly kind: 'search';
      readonly request: SearchRequest;
      /** Whose reading `status:` asks for. */
      readonly reviewer: string | null;
    };

/** What a finished pack build gives. */
export interface PackOutcome {
  readonly files: readonly PackFile[];
  readonly warnings: readonly string[];
  readonly findings: readonly PackFinding[];
  readonly pages: number;
  readonly numbers: PackNumbers;
  readonly passages: number;
  readonly sumsSha256: string;
  readonly receipt: Receipt;
}

/** What a preview gives: besides itself, what became known of pages of sources. */
export interface PreviewOutcome {
  readonly preview: PackPreview;
  readonly measured: ReadonlyMap<string, MeasuredPages>;
  readonly held: ReadonlyMap<string, HeldByPack>;
}

/** A history as the file is to hold it. */
export interface HistoryOutcome {
  readonly contents: string | Uint8Array;
  readonly acts: number;
  /** Null for CSV. */
  readonly pages: number | null;
}

/** Two packs compared, and the PDF of it where it was asked for. */
export interface ComparisonOutcome {
  readonly comparison: PackComparison;
  readonly pdf: ReportPdf | null;
}

/** A report of passages as the file is to hold it. */
export interface ReportOutcome {
  readonly contents: string | Uint8Array;
  readonly passages: number;
  readonly warnings: readonly string[];
}

/** A matter in an open format as the file is to hold it. */
export interface ExchangeOutcome {
  readonly contents: string | Uint8Array;
  readonly passages: number;
  readonly documents: number;
  readonly themes: number;
  readonly notes: number;
  /** What the matter holds and the file does not, in sentences. */
  readonly lost: readonly string[];
}

/** What each kind of job gives. */
export interface JobOutcomes {
  readonly 'build-pack': PackOutcome;
  readonly 'preview-pack': PreviewOutcome;
  readonly 'preview-pages': PreviewedPages;
  readonly 'verify-matter': Verification;
  readonly 'verify-pack': Verification;
  readonly 'export-history': HistoryOutcome;
  readonly 'export-report': ReportOutcome;
  readonly 'export-exchange': ExchangeOutcome;
  readonly 'compare-packs': ComparisonOutcome;
  readonly 'back-up': BackupMade;
  readonly 'plan-superseding': SupersedingPlan;
  readonly 'near-duplicates': NearDuplicates;
  readonly 'compare-texts': ComparedTexts;
  readonly search: SearchOutcome;
}

/** How far a job is. */
export interface JobProgress {
  readonly done: number;
  readonly total: number | null;
  /** What is counted, where it changes on the way. */
  readonly unit?: 'operations' | 'pages' | 'documents';
}

/** The sealed bytes of a source whose pages a pack needs made ready. */
export interface SourceToPrepare {
  readonly sha256: string;
  readonly fileName: string;
}

/** What a worker posts: progress and sources whose pages it needs made ready, then one result. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly progress: JobProgress }
  | { readonly kind: 'prepare'; readonly source: SourceToPrepare }
  | { readonly kind: 'result'; readonly result: Result<JobOutcomes[Job['kind']]> }
  | { readonly kind: 'crash'; readonly message: string };

/** What a worker is told: to stop, or the pages that it asked for last. */
export type WorkerOrder =
  { readonly kind: 'cancel' } | { readonly kind: 'prepared'; readonly result: Result<PreparedPages> };

/** What a job works with besides the matter. */
export interface JobSurroundings {
  readonly onProgress: (progress: JobProgress) => void;
  readonly signal: AbortSignal;
  /** Makes the pages of a source ready to stand in a pack, in a process of its own; one source at a time. */
  readonly preparePages: (source: SourceToPrepare) => Promise<Result<PreparedPages>>;
}

/** What a worker is started with. */
export interface WorkerStart {
  readonly path: string;
  readonly sqliteBinding: string | undefined;
  /** The bytes of an encrypted matter's key, for the worker alone, which erases them; null for a plain matter. */
  readonly key: Uint8Array | null;
  readonly job: Job;
}
