import type { SourceFacts, SourceFormat } from '../../shared/model/index.ts';
import type { SourceBytes } from './reading.ts';
import { isOlderWord } from './written/recognise-written.ts';

/** Facts of a source of which nothing is known but its type. */
export function factsOfType(format: SourceFormat, mediaType: string, typeName: string): SourceFacts {
  return { format, mediaType, typeName, fields: [], notCarried: [], message: null, capture: null };
}

/** The type of a source that no reader reads, from its name and first bytes. */
export function typeOfSource(source: SourceBytes): SourceFacts {
  const extension = /\.([^.\\/]{1,20})$/u.exec(source.fileName)?.[1]?.toLowerCase();
  if (isOlderWord(source, extension ?? ''))
    return factsOfType('word', 'application/msword', 'Word document of 1997–2003');
  const written = extension === undefined ? undefined : writtenTypes[extension];
  if (written !== undefined) return factsOfType('word', ...written);
  const name = extension === undefined ? 'File without an extension' : `File of type .${extension}`;
  return factsOfType('other', 'application/octet-stream', name);
}

/** Documents of word processors by their extension: registered type and name. */
const writtenTypes: Readonly<Record<string, readonly [mediaType: string, typeName: string]>> = {
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'Word document'],
  dotx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.template', 'Word template'],
  docm: ['application/vnd.ms-word.document.macroEnabled.12', 'Word document with macros'],
  odt: ['application/vnd.oasis.opendocument.text', 'OpenDocument text'],
  fodt: ['application/vnd.oasis.opendocument.text-flat-xml', 'OpenDocument text'],
  rtf: ['application/rtf', 'Rich Text document'],
};
