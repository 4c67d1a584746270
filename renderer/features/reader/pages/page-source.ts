import type { Result } from '../../../../shared/base/index.ts';
import type { PagePicture } from '../../../../shared/contract/index.ts';
import type { Block, Page, PageWord } from '../../../../shared/model/index.ts';

/** What pages are drawn from. */
export interface PageSource {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly pages: readonly Page[];
  readonly draw: (page: number, pixelsPerPoint: number) => Promise<Result<PagePicture>>;
  readonly readWords: (page: number) => Promise<Result<readonly PageWord[]>>;
}
