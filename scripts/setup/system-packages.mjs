import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../process/run.mjs';
import { say, SetupProblem } from '../process/say.mjs';

/**
 * Debian's packages by what needs them. Where a release renamed a package, either name will do.
 */
const packages = {
  /** The libraries Electron is linked with. */
  window: [
    'libgtk-3-0 libgtk-3-0t64',
    'libnss3',
    'libasound2 libasound2t64',
    'libgbm1',
    'libxss1',
    'libnotify4',
  ],
  /** A screen where there is none. */
  display: ['xvfb', 'xauth'],
  /** Programs that tests read the results with. */
  tests: [
    'poppler-utils',
    'qpdf',
    'strace',
    'zip',
    'imagemagick',
    'libreoffice-calc-nogui',
    'libreoffice-writer-nogui',
  ],
  /** What switches the loopback on where the tests have no network. */
  closedNetwork: ['iproute2'],
  /** What building the SQLite module takes. */
  compiler: ['python3', 'make', 'g++'],
};

/** The same for systems without Debian's packages, by the program that shows that it is there. */
const programs = {
  xvfb: 'Xvfb',
  xauth: 'xauth',
  'poppler-utils': 'pdftotext',
  qpdf: 'qpdf',
  strace: 'strace',
  zip: 'zip',
  imagemagick: 'convert',
  'libreoffice-calc-nogui': 'soffice',
  'libreoffice-writer-nogui': 'soffice',
  iproute2: 'ip',
  python3: 'python3',
  make: 'make',
  'g++': 'g++',
};

/**
 * Sees to the system's libraries and programs: on Debian, as root, it installs what is missing; otherwise it says in one
 * sentence what to install. Windows and macOS need nothing.
 * @param {readonly (keyof typeof packages)[]} purposes
 */
export async function setUpSystemPackages(purposes) {
  if (process.platform !== 'linux') return;
  const wanted = purposes.flatMap((purpose) => packages[purpose]);
  if (!isOnPath('dpkg-query')) return askForPrograms(wanted);
  const missing = await missingOnDebian(wanted);
  if (missing.length === 0) return;
  const sentence = `These system packages are missing: ${missing.join(', ')}.`;
  if (process.getuid?.() !== 0) {
    throw new SetupProblem(`${sentence} Install them with: sudo apt-get install ${missing.join(' ')}`);
  }
  say(`${sentence} Installing them.`);
  await installOnDebian(missing);
}

/** @param {readonly string[]} wanted */
async function missingOnDebian(wanted) {
  const names = wanted.flatMap((entry) => entry.split(' '));
  const { output } = await run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\\n', ...names], {
    quiet: true,
  });
  const lines = new Set(output.split('\n'));
  const missing = wanted.filter((entry) => !entry.split(' ').some((name) => lines.has(`${name} installed`)));
  if (missing.length === 0) return [];
  // Of two names of one package the one that this release knows is to be installed.
  return Promise.all(missing.map(async (entry) => knownName(entry.split(' '))));
}

/** @param {readonly string[]} names */
async function knownName(names) {
  for (const name of names) {
    const { output } = await run('apt-cache', ['policy', name], { quiet: true });
    if (/Candidate: (?!\(none\))/.test(output)) return name;
  }
  return names[0] ?? '';
}

/** @param {readonly string[]} missing */
async function installOnDebian(missing) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], { quiet: true, env });
  let result = await install();
  if (result.code !== 0) {
    // A fresh system has no package lists yet.
    await run('apt-get', ['update'], { quiet: true, env });
    result = await install();
  }
  if (result.code !== 0) {
    throw new SetupProblem(
      `${result.output.trim()}\nThe system packages could not be installed: ${missing.join(', ')}.`,
    );
  }
}

/** @param {readonly string[]} wanted */
function askForPrograms(wanted) {
  const missing = Object.entries(programs)
    .filter(([name, program]) => wanted.includes(name) && !isOnPath(program))
    .map(([, program]) => program);
  if (missing.length > 0) {
    throw new SetupProblem(
      `These programs are missing: ${missing.join(', ')}. Install them with your system's package manager, and GTK 3, NSS and ALSA with them.`,
    );
  }
}

/**
 * Whether a program can be started by its name.
 * @param {string} program
 */
export function isOnPath(program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}
