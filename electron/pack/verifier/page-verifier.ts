import { createHash } from 'node:crypto';
import { pageFiles } from './page-files.ts';
import { pageScript } from './page-script.ts';
import { pageSha256 } from './page-sha256.ts';
import { pageStyle } from './page-style.ts';
import { verifierCore } from './verifier-core.ts';

/** The script of the page, whole, as the page holds it between its tags. */
export const pageVerifierScript = `
'use strict';
{${verifierCore}${pageSha256}${pageFiles}${pageScript}}
`;

/** The policy names its own script and style by their fingerprints and forbids everything else, so nothing can be sent. */
const policy = [
  "default-src 'none'",
  `script-src '${sourceHash(pageVerifierScript)}'`,
  `style-src '${sourceHash(pageStyle)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * The stand-alone verifier for browsers: one HTML page that is opened by a double click and checks the folder that is chosen
 * on it or dragged onto it. It holds all it needs; its content security policy lets it load and send nothing.
 */
export const pageVerifier = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Check an evidence pack</title>
<style>${pageStyle}</style>
</head>
<body>
<header>
<h1>Check an evidence pack</h1>
<p>This page finds out whether a pack is as it was made: whether every file is there and unchanged, and whether every quotation stands, character by character, in the text of its source.</p>
<p>Nothing leaves this computer. The page makes no connection to any network, and changes no file.</p>
</header>
<noscript><p>This page needs scripts to be allowed. Without them, use verify-pack.mjs, or compare the files by hand as the last page of the pack says.</p></noscript>
<main id="main" hidden>
<section id="choose" aria-labelledby="choose-heading">
<h2 id="choose-heading">Choose the pack</h2>
<div id="place">
<p>Drag the folder of the pack, the one that this page lies in, onto this page, or choose it here. The browser may ask whether the files may be “uploaded”: that word means that this page may read them, and they stay where they are.</p>
<label for="folder">Folder of the pack</label>
<input type="file" id="folder" webkitdirectory>
</div>
<details>
<summary>The pack has no folder called sources</summary>
<p id="texts-help">Then its quotations can only be looked up where you have the texts from elsewhere. Choose the text files of its sources, each called by its reference, such as <span class="path">ABC000001.txt</span>.</p>
<label for="texts">Texts of the sources</label>
<input type="file" id="texts" multiple accept=".txt,text/plain" aria-describedby="texts-help">
</details>
</section>
<section aria-labelledby="result-heading">
<h2 id="result-heading">Result</h2>
<p id="status" role="status">No folder has been chosen yet.</p>
<progress id="progress" aria-label="Files checked" hidden></progress>
<div id="result" hidden>
<p id="about" class="quiet"></p>
<h3>Fingerprint of the pack</h3>
<p>Somebody who changes a pack can also change its fingerprints and this page. So compare the line below, the SHA-256 of the file SHA256SUMS, with the one that the maker of the pack gave you in another way; where that matters, use a copy of this page that you had from somebody you trust.</p>
<p id="fingerprint"></p>
<table>
<caption>Checks by kind</caption>
<thead><tr><th scope="col">What was checked</th><th scope="col">Hold</th><th scope="col">Do not hold</th><th scope="col">Not checked</th></tr></thead>
<tbody id="kinds"></tbody>
</table>
<table id="results-by-check">
<caption>Every check, beginning with what does not hold</caption>
<thead><tr><th scope="col">Result</th><th scope="col">What</th><th scope="col">What was found</th></tr></thead>
<tbody id="checks"></tbody>
</table>
<p id="left" hidden></p>
</div>
</section>
</main>
<script>${pageVerifierScript}</script>
</body>
</html>
`;

function sourceHash(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}
