import { describe, expect, test } from 'vitest';
import { adviceOnSource, typeOfSource } from '../../../electron/ingest/source-type.ts';
import { sourceTypes } from '../../../electron/ingest/source-types.ts';

const source = (fileName: string, begins = '') => ({ fileName, bytes: Buffer.from(begins, 'hex') });
const nameOf = (fileName: string, begins = ''): string => typeOfSource(source(fileName, begins)).typeName;

describe('the type of a source that is not read', () => {
  test.each([
    ['scan.heic', '000000186674797068656963', 'HEIC picture'],
    ['call.m4a', '000000206674797' + '04d344120', 'M4A sound recording'],
    ['camera.avi', '524946460000000041564920', 'AVI video'],
    ['mail.pst', '2142444e', 'Outlook data file'],
    ['deck.pptx', '504b030414', 'PowerPoint presentation'],
    ['old.ppt', 'd0cf11e0a1b11ae1', 'PowerPoint presentation of 1997–2003'],
    ['entry.ics', '424547494e', 'Calendar entry'],
    ['really-a-program.pdf', '4d5a9000', 'Program'],
    ['really-a-picture.docx', '89504e470d0a1a0a', 'PNG picture'],
    ['unknown.docx', '504b0304', 'Word document'],
    ['packed', '504b0304', 'ZIP archive'],
    ['compound', 'd0cf11e0a1b11ae1', 'Older office document or saved message'],
    ['not-what-it-says.png', '00112233', 'File of type .png'],
    ['x.abc', '', 'File of type .abc'],
    ['no-extension', '', 'File without an extension'],
  ])('%s beginning %s is told as %s', (fileName, begins, name) => {
    expect(nameOf(fileName, begins)).toBe(name);
  });

  test('is told for more than sixty types, no two of which share an extension', () => {
    const extensions = sourceTypes.flatMap((type) => type.extensions).filter((extension) => extension !== '');
    expect(sourceTypes.length).toBeGreaterThan(60);
    expect(new Set(extensions).size).toBe(extensions.length);
  });

  test('comes with how it can be read after all', () => {
    expect(adviceOnSource(source('call.m4a', '0000002066747970' + '4d344120'))).toContain('transcribed');
    expect(adviceOnSource(source('x.abc'))).toBeNull();
  });
});
