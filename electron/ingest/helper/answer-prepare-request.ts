import { failure, type Result } from '../../../shared/base/index.ts';
import type { PreparedPages } from '../../../shared/pack/index.ts';
import { isPdf } from '../pdf/is-pdf.ts';
import { pictureKindOf } from '../picture/picture-kind.ts';
import type { PrepareRequest } from './messages.ts';

/** Makes the pages of a source ready to stand in a pack. */
export async function answerPrepareRequest({ source }: PrepareRequest): Promise<Result<PreparedPages>> {
  if (isPdf(source.bytes)) return (await import('../pdf/prepare-pdf.ts')).preparePdf(source.bytes);
  if (pictureKindOf(source.bytes) !== null) {
    return (await import('../picture/prepare-pictures.ts')).preparePictures(source.bytes);
  }
  return failure('file-type-unknown', 'It has no pages of its own.');
}
