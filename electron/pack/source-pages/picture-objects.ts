import type { PdfInterior, PdfReference } from '../pdfkit-interior.ts';
import { rawReference } from '../raw-reference.ts';
import type { PreparedPicture } from '../../../shared/pack/index.ts';
import type { PageForm, SourceObjects } from './source-objects.ts';

/** Pictures as pages of a pack, each a form object with the picture's bytes as they were made ready. */
export function openPictureObjects(pdf: PdfInterior, pictures: readonly PreparedPicture[]): SourceObjects {
  const forms = new Map<number, PageForm>();
  return {
    page: (number) => {
      const known = forms.get(number);
      if (known !== undefined) return known;
      const picture = pictures[number - 1];
      if (picture === undefined) throw new Error(`A picture was prepared without its page ${number}.`);
      const made = formOf(pdf, picture);
      forms.set(number, made);
      return made;
    },
    layers: () => [],
  };
}

/** A form of one unit a sample. */
function formOf(pdf: PdfInterior, picture: PreparedPicture): PageForm {
  const image = imageOf(pdf, picture);
  const isTurned = picture.turn % 180 !== 0;
  const width = isTurned ? picture.height : picture.width;
  const height = isTurned ? picture.width : picture.height;
  const matrix = {
    0: [width, 0, 0, height, 0, 0],
    90: [0, -height, width, 0, 0, height],
    180: [-width, 0, 0, -height, width, height],
    270: [0, height, -width, 0, width, 0],
  }[picture.turn];
  const content = Buffer.from(`${matrix.join(' ')} cm /I Do\n`);
  const reference = pdf.ref({});
  rawReference(
    pdf,
    reference,
    `<< /Type /XObject /Subtype /Form /BBox [0 0 ${width} ${height}] /Resources << /XObject << /I ${image.id} 0 R >> >> /Length ${content.length} >>`,
    content,
  );
  return { reference, width, height };
}

function imageOf(pdf: PdfInterior, picture: PreparedPicture): PdfReference {
  const { encoding, width, height, channels, bits, bytes } = picture;
  const reference = pdf.ref({});
  rawReference(
    pdf,
    reference,
    [
      '<< /Type /XObject /Subtype /Image',
      `/Width ${width} /Height ${height} /BitsPerComponent ${bits}`,
      `/ColorSpace /${channels === 1 ? 'DeviceGray' : 'DeviceRGB'}`,
      `/Filter /${encoding === 'jpeg' ? 'DCTDecode' : 'FlateDecode'} /Length ${bytes.length} >>`,
    ].join(' '),
    bytes,
  );
  return reference;
}
