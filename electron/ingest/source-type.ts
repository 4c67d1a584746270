import type { SourceFacts, SourceFormat } from '../../shared/model/index.ts';
import type { SourceBytes } from './reading.ts';

/** Facts of a source of which nothing is known but its type. */
export function factsOfType(format: SourceFormat, mediaType: string, typeName: string): SourceFacts {
  return { format, mediaType, typeName, fields: [], notCarried: [], message: null, capture: null };
}

/** The type of a source that no reader reads, from its name and first bytes. */
export function typeOfSource(source: SourceBytes): SourceFacts {
  const extension = /\.([^.\\/]{1,20})$/u.exec(source.fileName)?.[1]?.toLowerCase();
  const name = extension === undefined ? 'File without an extension' : `File of type .${extension}`;
  return factsOfType('other', 'application/octet-stream', name);
}
