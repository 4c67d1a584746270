import type { SourceFormat } from '../../shared/model/index.ts';

/** A type of file, as its name and first bytes tell it. */
export interface SourceType {
  readonly name: string;
  readonly mediaType: string;
  readonly format: SourceFormat;
  readonly extensions: readonly string[];
  /** How its files begin, where that tells them; hexadecimal, `..` for any byte. */
  readonly begins?: readonly string[];
  /** What its files are packed in, where many types are packed alike. */
  readonly container?: 'zip' | 'compound';
  /** How it can be read after all. */
  readonly advice?: string;
}

const type = (
  name: string,
  mediaType: string,
  format: SourceFormat,
  extensions: string,
  more: Partial<SourceType> = {},
): SourceType => ({ name, mediaType, format, extensions: extensions.split(' '), ...more });

const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';
const asPdf =
  'To read it, open it in the program it was made with, save it as PDF, and import that beside it.';
const asDocx = 'To read it, open it in Word or LibreOffice, save it as .docx, and import that beside it.';
const asXlsx = 'To read it, open it in Excel or LibreOffice, save it as .xlsx, and import that beside it.';
const recording = 'To quote from it, have it transcribed and import the transcript beside it.';
const unpack = 'To read what is in it, unpack it and import the files.';
const zip = { container: 'zip' } as const;
const compound = { container: 'compound' } as const;

/** The usual types of file, the more particular before the more general. */
export const sourceTypes: readonly SourceType[] = [
  type('PDF document', 'application/pdf', 'pdf', 'pdf', { begins: ['255044462d'] }),
  type('Word document', `${office}.wordprocessingml.document`, 'word', 'docx docm dotx dotm', zip),
  type('Word document of 1997–2003', 'application/msword', 'word', 'doc dot', {
    ...compound,
    advice: asDocx,
  }),
  type('Rich text document', 'application/rtf', 'word', 'rtf', { begins: ['7b5c727466'] }),
  type('OpenDocument text', `${open}.text`, 'word', 'odt ott', zip),
  type('Pages document', 'application/vnd.apple.pages', 'word', 'pages', { ...zip, advice: asPdf }),
  type('WordPerfect document', 'application/vnd.wordperfect', 'word', 'wpd', {
    begins: ['ff575043'],
    advice: asDocx,
  }),
  type('Works document', 'application/vnd.ms-works', 'word', 'wps', { ...compound, advice: asDocx }),
  type('Excel workbook', `${office}.spreadsheetml.sheet`, 'table', 'xlsx xlsm xltx xltm', zip),
  type('Excel workbook of 1997–2003', 'application/vnd.ms-excel', 'table', 'xls xlt', {
    ...compound,
    advice: asXlsx,
  }),
  type('Binary Excel workbook', 'application/vnd.ms-excel.sheet.binary.macroEnabled.12', 'table', 'xlsb', {
    ...zip,
    advice: asXlsx,
  }),
  type('OpenDocument spreadsheet', `${open}.spreadsheet`, 'table', 'ods ots', zip),
  type('Numbers spreadsheet', 'application/vnd.apple.numbers', 'table', 'numbers', {
    ...zip,
    advice: asXlsx,
  }),
  type('Table (CSV)', 'text/csv', 'table', 'csv'),
  type('Table of values parted by tabs', 'text/tab-separated-values', 'table', 'tsv tab'),
  type('PowerPoint presentation', `${office}.presentationml.presentation`, 'other', 'pptx pptm ppsx potx', {
    ...zip,
    advice: asPdf,
  }),
  type('PowerPoint presentation of 1997–2003', 'application/vnd.ms-powerpoint', 'other', 'ppt pps pot', {
    ...compound,
    advice: asPdf,
  }),
  type('OpenDocument presentation', `${open}.presentation`, 'other', 'odp otp', { ...zip, advice: asPdf }),
  type('OpenDocument drawing', `${open}.graphics`, 'other', 'odg', { ...zip, advice: asPdf }),
  type('Keynote presentation', 'application/vnd.apple.keynote', 'other', 'key', { ...zip, advice: asPdf }),
  type('Publisher document', 'application/vnd.ms-publisher', 'other', 'pub', { ...compound, advice: asPdf }),
  type('Visio drawing', 'application/vnd.visio', 'other', 'vsd', { ...compound, advice: asPdf }),
  type('Visio drawing', 'application/vnd.ms-visio.drawing', 'other', 'vsdx', { ...zip, advice: asPdf }),
  type('Project plan', 'application/vnd.ms-project', 'other', 'mpp', { ...compound, advice: asPdf }),
  type('OneNote section', 'application/onenote', 'other', 'one', {
    begins: ['e4525c7b8cd8a74daeb15378d02996d3'],
    advice: asPdf,
  }),
  type('XPS document', 'application/vnd.ms-xpsdocument', 'other', 'xps oxps', { ...zip, advice: asPdf }),
  type('E-book', 'application/epub+zip', 'other', 'epub', {
    ...zip,
    advice: 'To read it, save it as PDF or as text with a reader of e-books, and import that beside it.',
  }),
  type('E-book for Kindle', 'application/vnd.amazon.ebook', 'other', 'mobi azw azw3', { advice: asPdf }),
  type('E-mail message', 'message/rfc822', 'message', 'eml'),
  type('Outlook message', 'application/vnd.ms-outlook', 'message', 'msg', compound),
  type('Mailbox', 'application/mbox', 'mailbox', 'mbox mbx'),
  type('Outlook data file', 'application/vnd.ms-outlook-pst', 'mailbox', 'pst ost', {
    begins: ['2142444e'],
    advice:
      'To read it, export its messages from Outlook as .msg files or a mailbox (.mbox), and import those.',
  }),
  type('Calendar entry', 'text/calendar', 'other', 'ics', {
    advice: 'To read it, give a copy the extension .txt and import that.',
  }),
  type('Contact card', 'text/vcard', 'other', 'vcf', {
    advice: 'To read it, give a copy the extension .txt and import that.',
  }),
  type('Web page', 'text/html', 'web-page', 'html htm xhtml'),
  type('Saved web page (MHTML)', 'multipart/related', 'web-page', 'mhtml mht'),
  type('Web archive of Safari', 'application/x-webarchive', 'web-page', 'webarchive', {
    begins: ['62706c697374'],
    advice: 'To read it, open it in Safari, save it as PDF, and import that beside it.',
  }),
  type('PNG picture', 'image/png', 'picture', 'png', { begins: ['89504e470d0a1a0a'] }),
  type('JPEG picture', 'image/jpeg', 'picture', 'jpg jpeg jpe', { begins: ['ffd8ff'] }),
  type('TIFF picture', 'image/tiff', 'picture', 'tif tiff', { begins: ['49492a00', '4d4d002a'] }),
  type('GIF picture', 'image/gif', 'picture', 'gif', { begins: ['474946383761', '474946383961'] }),
  type('BMP picture', 'image/bmp', 'picture', 'bmp', { begins: ['424d........00000000'] }),
  type('WebP picture', 'image/webp', 'picture', 'webp', { begins: ['52494646........57454250'] }),
  type('HEIC picture', 'image/heic', 'picture', 'heic heif', {
    begins: ['........6674797068656963', '........667479706d696631'],
    advice: 'To read it, save it as JPEG or PNG, and import that beside it.',
  }),
  type('SVG drawing', 'image/svg+xml', 'picture', 'svg', { advice: asPdf }),
  type('Photoshop picture', 'image/vnd.adobe.photoshop', 'picture', 'psd', {
    begins: ['38425053'],
    advice: asPdf,
  }),
  type('Windows metafile', 'image/wmf', 'picture', 'wmf emf', { advice: asPdf }),
  type('AutoCAD drawing', 'image/vnd.dwg', 'other', 'dwg', { begins: ['41433130'], advice: asPdf }),
  type('MP4 video', 'video/mp4', 'other', 'mp4 m4v', {
    begins: ['........6674797069736f', '........667479706d7034', '........6674797061766331'],
    advice: recording,
  }),
  type('QuickTime video', 'video/quicktime', 'other', 'mov', {
    begins: ['........667479707174'],
    advice: recording,
  }),
  type('AVI video', 'video/x-msvideo', 'other', 'avi', {
    begins: ['52494646........41564920'],
    advice: recording,
  }),
  type('Windows video', 'video/x-ms-wmv', 'other', 'wmv', { advice: recording }),
  type('Matroska or WebM video', 'video/x-matroska', 'other', 'mkv webm', {
    begins: ['1a45dfa3'],
    advice: recording,
  }),
  type('MP3 sound recording', 'audio/mpeg', 'other', 'mp3', {
    begins: ['494433', 'fffb', 'fff3'],
    advice: recording,
  }),
  type('M4A sound recording', 'audio/mp4', 'other', 'm4a', {
    begins: ['........667479704d3441'],
    advice: recording,
  }),
  type('WAV sound recording', 'audio/wav', 'other', 'wav', {
    begins: ['52494646........57415645'],
    advice: recording,
  }),
  type('Windows sound recording', 'audio/x-ms-wma', 'other', 'wma', {
    begins: ['3026b2758e66cf11'],
    advice: recording,
  }),
  type('Ogg recording', 'audio/ogg', 'other', 'ogg oga opus', { begins: ['4f676753'], advice: recording }),
  type('AMR sound recording', 'audio/amr', 'other', 'amr', { begins: ['2321414d52'], advice: recording }),
  type('ZIP archive', 'application/zip', 'archive', 'zip', { begins: ['504b0304', '504b0506'] }),
  type('RAR archive', 'application/vnd.rar', 'archive', 'rar', { begins: ['526172211a07'], advice: unpack }),
  type('7-Zip archive', 'application/x-7z-compressed', 'archive', '7z', {
    begins: ['377abcaf271c'],
    advice: unpack,
  }),
  type('gzip archive', 'application/gzip', 'archive', 'gz tgz', { begins: ['1f8b08'], advice: unpack }),
  type('tar archive', 'application/x-tar', 'archive', 'tar', { advice: unpack }),
  type('Access database', 'application/vnd.ms-access', 'other', 'mdb accdb', {
    begins: ['000100005374616e64617264'],
    advice: 'To read it, export its tables as .xlsx or .csv, and import those beside it.',
  }),
  type('SQLite database', 'application/vnd.sqlite3', 'other', 'sqlite sqlite3 db', {
    begins: ['53514c69746520666f726d6174203300'],
    advice: 'To read it, export its tables as .csv, and import those beside it.',
  }),
  type('Data in XML', 'application/xml', 'other', 'xml', {
    advice: 'To read it, give a copy the extension .txt and import that.',
  }),
  type('Data in JSON', 'application/json', 'other', 'json', {
    advice: 'To read it, give a copy the extension .txt and import that.',
  }),
  type('Windows shortcut', 'application/x-ms-shortcut', 'other', 'lnk', {
    begins: ['4c0000000114020000000000c0000000'],
    advice: 'It only points to a file; ask for the file itself.',
  }),
  type('Internet shortcut', 'application/x-url', 'other', 'url webloc', {
    advice: 'It only points to a page; ask for the page as it was saved.',
  }),
  type('Program', 'application/vnd.microsoft.portable-executable', 'other', 'exe dll msi scr', {
    begins: ['4d5a'],
  }),
  type('Program', 'application/x-executable', 'other', 'elf', { begins: ['7f454c46'] }),
  type('Plain text', 'text/plain', 'text', 'txt'),
  type('Markdown text', 'text/markdown', 'text', 'md markdown'),
  type('Older office document or saved message', 'application/x-ole-storage', 'other', '', {
    begins: ['d0cf11e0a1b11ae1'],
    advice: asPdf,
  }),
];
