import type { PagePicture } from './outputs.ts';

/** A page of a pack that is not built yet, as a picture. */
export interface PackPagePicture {
  /** Counted through all volumes, from 1; the last one where a later was asked for. */
  readonly page: number;
  /** Pages of all volumes. */
  readonly pages: number;
  /** The number printed on it. */
  readonly label: string;
  /** The file it stands in, from 1. */
  readonly volume: number;
  readonly picture: PagePicture;
}
