/** Names of places within a pack. */
export const placeOf = {
  entry: (number: number): string => `entry ${number}`,
  item: (number: string): string => `item ${number}`,
  document: (documentId: string): string => `document ${documentId}`,
  block: (documentId: string, block: number): string => `block ${documentId} ${block}`,
  page: (documentId: string, page: number): string => `page ${documentId} ${page}`,
  passage: (passageId: string): string => `passage ${passageId}`,
  sheet: (index: number): string => `sheet ${index}`,
  scheduled: (documentId: string): string => `scheduled ${documentId}`,
} as const;
