/**
 * The part of the verifiers' shared source that judges names, texts and JSON somebody else may have written. Plain
 * JavaScript kept as text; see `verifierCore`.
 */
export const coreReading = String.raw`
/** True for a path that stays inside the folder it is joined to and is a name on every system. */
function isPlainPath(path) {
  return (
    typeof path === 'string' &&
    path.length <= 1000 &&
    path.split('/').length <= limits.depth &&
    path.split('/').every(
      (part) =>
        part !== '' &&
        !/[\p{Cc}<>:"\\|?*]/u.test(part) &&
        !/[. ]$/.test(part) &&
        !/^(con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]|conin\$|conout\$)(\.|$)/i.test(part),
    )
  );
}

/** True for what Windows and macOS put into folders that somebody looked into. */
function isSystemFile(path) {
  return /(^|\/)(\.DS_Store|\._[^\/]*|Thumbs\.db|desktop\.ini)$/.test(path);
}

/** A text exactly as its bytes have it, or null where they are no UTF-8. */
function textOfBytes(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isHash(value) {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

function isCount(value) {
  return Number.isSafeInteger(value) && value >= 0;
}

/** True for an identifier that can stand in a line of its own. */
function isIdentifier(value) {
  return typeof value === 'string' && value.length <= 200 && /^[\x21-\x7e]+$/.test(value);
}

/** The bytes of standard base64 with padding, written the one way it can be, or null where it gives another number. */
function bytesOfBase64(value, count) {
  if (typeof value !== 'string' || value.length !== 4 * Math.ceil(count / 3)) return null;
  try {
    const binary = atob(value);
    if (binary.length !== count || btoa(binary) !== value) return null;
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON as packs have it: keys in order at every level, two blanks a level, one line feed at the end; null if too deep. */
function stableJson(value) {
  function sorted(part) {
    if (Array.isArray(part)) return part.map(sorted);
    if (!isRecord(part)) return part;
    const members = Object.entries(part).sort((one, other) => (one[0] < other[0] ? -1 : 1));
    return Object.fromEntries(members.map(([key, member]) => [key, sorted(member)]));
  }
  try {
    return JSON.stringify(sorted(value), null, 2) + '\n';
  } catch {
    return null;
  }
}

/** Reads a manifest: the manifest, or in a sentence why it is none that can be checked. */
function readManifest(text) {
  let manifest;
  try {
    manifest = JSON.parse(text);
  } catch {
    return { fault: 'It is damaged: it cannot be read as JSON.' };
  }
  if (!isRecord(manifest) || manifest.format !== 'glossator-pack') return { fault: 'It is no manifest of an evidence pack.' };
  if (manifest.version !== 1) return { fault: 'It is damaged, or of a later version than this verifier knows.' };
  const lists = [
    ['outputs', (one) => typeof one.name === 'string' && isHash(one.sha256)],
    [
      'sources',
      (one) => typeof one.urn === 'string' && isHash(one.textSha256) && (typeof one.textFile === 'string' || one.textFile === null),
    ],
    [
      'passages',
      (one) =>
        [one.id, one.urn, one.citation, one.quote, one.prefix, one.suffix].every((field) => typeof field === 'string') &&
        one.quote !== '' &&
        isCount(one.start) &&
        isCount(one.end),
    ],
  ];
  for (const [name, isWhole] of lists) {
    const list = manifest[name];
    if (!Array.isArray(list)) return { fault: 'Its list “' + name + '” is missing.' };
    const at = list.findIndex((one) => !isRecord(one) || !isWhole(one));
    if (at !== -1) return { fault: 'Entry ' + (at + 1) + ' of its list “' + name + '” is not what it should be.' };
  }
  for (const [name, key] of [['outputs', 'name'], ['sources', 'urn']]) {
    if (new Set(manifest[name].map((one) => one[key])).size !== manifest[name].length)
      return { fault: 'Its list “' + name + '” names something twice.' };
  }
  return { manifest };
}

/** True for a receipt: a matter, and the head of each of its chains, in order of replica, each once. */
function isReceipt(receipt) {
  return (
    isRecord(receipt) &&
    isIdentifier(receipt.matter) &&
    Array.isArray(receipt.heads) &&
    receipt.heads.length > 0 &&
    receipt.heads.every(
      (head, index) =>
        isRecord(head) &&
        isIdentifier(head.replica) &&
        isCount(head.length) &&
        isHash(head.hash) &&
        (head.length === 0) === /^0+$/.test(head.hash) &&
        (index === 0 || receipt.heads[index - 1].replica < head.replica),
    )
  );
}
`;
