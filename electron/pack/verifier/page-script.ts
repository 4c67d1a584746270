/** What the verifier's page does when a folder is chosen or dropped. Plain JavaScript kept as text; see `verifierPage`. */
export const pageScript = String.raw`
const words = { true: 'Holds', false: 'Does not hold', null: 'Not checked' };
const kinds = [
  ['Files and their fingerprints', /^(folder|file .*|SHA256SUMS)$/s],
  ['Manifest and table of passages', /^(manifest\.json|form of manifest\.json|passages\.csv)$/],
  ['Receipt and signatures', /^(receipt|signatures|signature of .*)$/s],
  ['Texts of the sources', /^source /],
  ['Quotations', /^quotation /],
];
const mostRows = 5000;

const byId = (id) => document.getElementById(id);
let running = 0;

/** A text without what could turn its direction or hide in it. */
function printable(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd');
}

function element(tag, text, attributes) {
  const made = document.createElement(tag);
  if (text !== '') made.textContent = printable(text);
  for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
  return made;
}

function say(text, kind) {
  byId('status').textContent = text;
  byId('status').className = kind || '';
}

/** A fingerprint that is wrong for a known text would call good packs bad, or bad ones good. */
function fingerprintsWork() {
  const hash = startSha256();
  hash.add(new TextEncoder().encode('abc'));
  return hash.finish() === 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
}

async function checkFiles(files) {
  running += 1;
  const mine = running;
  byId('result').hidden = true;
  byId('progress').hidden = false;
  byId('progress').removeAttribute('value');
  say('Checking the pack.');
  try {
    if (!fingerprintsWork()) throw new Error('fingerprints');
    const found = await checkPack(
      hostOf(files, [...byId('texts').files], (done, all) => {
        if (mine !== running) throw new Error('another folder was chosen');
        byId('progress').max = all;
        byId('progress').value = done;
      }),
    );
    if (mine === running) show(found, folderOf(files));
  } catch {
    if (mine === running) say('The pack could not be checked to the end. Close this page, open it again, and choose the folder once more; or use verify-pack.mjs.');
  }
  if (mine === running) byId('progress').hidden = true;
}

function show({ checks, sumsSha256 }, folder) {
  const failed = checks.filter((one) => one.ok === false);
  const noted = checks.filter((one) => one.ok === null);
  const held = checks.filter((one) => one.ok === true);
  const all = failed.length + held.length;
  const verdict =
    failed.length === 0
      ? 'This pack holds: all ' + all + ' checks hold.'
      : 'This pack does not hold: ' + failed.length + ' of ' + all + ' checks do not hold.';
  const apart =
    noted.length === 0
      ? ''
      : noted.length === 1
        ? ' One thing was not checked, and is named below.'
        : ' ' + noted.length + ' things were not checked, and are named below.';
  byId('about').textContent =
    (folder === null ? '' : 'Folder: ' + printable(folder) + '. ') +
    'Checked on ' +
    new Date().toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' }) +
    ' by the clock of this computer.';
  byId('fingerprint').textContent = sumsSha256 === null ? 'There is none: the list of fingerprints is missing.' : sumsSha256;
  byId('kinds').replaceChildren(
    ...kinds.map(([kind, pattern]) => {
      const row = element('tr', '');
      const counted = (list) => String(list.filter((one) => pattern.test(one.name)).length);
      row.append(element('th', kind, { scope: 'row' }), ...[held, failed, noted].map((list) => element('td', counted(list))));
      return row;
    }),
  );
  const ordered = [...failed, ...noted, ...held];
  byId('checks').replaceChildren(
    ...ordered.slice(0, mostRows).map((one) => {
      const row = element('tr', '');
      const word = element('td', words[one.ok], { class: one.ok === true ? 'holds' : one.ok === false ? 'fails' : 'noted' });
      row.append(word, element('th', one.name, { scope: 'row' }), element('td', one.detail));
      return row;
    }),
  );
  const left = ordered.length - mostRows;
  byId('left').hidden = left <= 0;
  byId('left').textContent =
    left <= 0 ? '' : 'There are ' + left + ' more rows than this page shows. What does not hold is shown first; verify-pack.mjs names all of it.';
  byId('result').hidden = false;
  say(verdict + apart, failed.length === 0 ? 'holds' : 'fails');
  byId('result-heading').scrollIntoView();
}

let chosen = [];
function choose(files) {
  chosen = files;
  void checkFiles(files);
}
// Choosing the same folder once more is a wish to check it once more.
byId('folder').addEventListener('click', () => {
  byId('folder').value = '';
});
byId('folder').addEventListener('change', () => {
  const files = filesOfField(byId('folder'));
  if (files.length > 0) choose(files);
});
byId('texts').addEventListener('change', () => {
  if (chosen.length > 0) void checkFiles(chosen);
  else say('The texts are ready. Now choose the folder of the pack.');
});
for (const name of ['dragenter', 'dragover'])
  document.addEventListener(name, (event) => {
    event.preventDefault();
    byId('place').classList.add('over');
  });
document.addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) byId('place').classList.remove('over');
});
document.addEventListener('drop', (event) => {
  event.preventDefault();
  byId('place').classList.remove('over');
  byId('folder').value = '';
  filesOfDrop(event.dataTransfer.items).then(
    (files) => {
      if (files.length > 0) choose(files);
      else say('Nothing that was dropped is a file or a folder.');
    },
    () => say('This browser does not give this page what was dropped. Choose the folder with the button instead.'),
  );
});
byId('main').hidden = false;
`;
