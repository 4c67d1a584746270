/**
 * SHA-256 (FIPS 180-4) for the verifier's page, since browsers have theirs only for whole buffers and only for pages they
 * call secure, and a page opened from a folder is not always one. Plain JavaScript kept as text.
 */
export const pageSha256 = String.raw`
/** A SHA-256 under way: add(bytes) any number of times, then finish() gives it in hexadecimal. */
const startSha256 = (() => {
  const primes = [];
  for (let candidate = 2; primes.length < 64; candidate += 1)
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  const fraction = (root) => Math.floor((root - Math.floor(root)) * 4294967296) | 0;
  const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
  const beginning = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
  return () => {
    const state = Int32Array.from(beginning);
    const words = new Int32Array(64);
    const block = new Uint8Array(64);
    const blockView = new DataView(block.buffer);
    let held = 0;
    let total = 0;
    function mix(view, from) {
      for (let at = 0; at < 16; at += 1) words[at] = view.getInt32(from + at * 4);
      for (let at = 16; at < 64; at += 1) {
        const low = words[at - 15];
        const high = words[at - 2];
        const lowMixed = ((low >>> 7) | (low << 25)) ^ ((low >>> 18) | (low << 14)) ^ (low >>> 3);
        const highMixed = ((high >>> 17) | (high << 15)) ^ ((high >>> 19) | (high << 13)) ^ (high >>> 10);
        words[at] = (words[at - 16] + lowMixed + words[at - 7] + highMixed) | 0;
      }
      let a = state[0];
      let b = state[1];
      let c = state[2];
      let d = state[3];
      let e = state[4];
      let f = state[5];
      let g = state[6];
      let h = state[7];
      for (let at = 0; at < 64; at += 1) {
        const eMixed = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
        const first = (h + eMixed + ((e & f) ^ (~e & g)) + constants[at] + words[at]) | 0;
        const aMixed = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
        const second = (aMixed + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        h = g;
        g = f;
        f = e;
        e = (d + first) | 0;
        d = c;
        c = b;
        b = a;
        a = (first + second) | 0;
      }
      state[0] += a;
      state[1] += b;
      state[2] += c;
      state[3] += d;
      state[4] += e;
      state[5] += f;
      state[6] += g;
      state[7] += h;
    }
    function add(bytes) {
      total += bytes.length;
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      let at = 0;
      while (at < bytes.length) {
        if (held === 0 && at + 64 <= bytes.length) {
          mix(view, at);
          at += 64;
          continue;
        }
        const taken = Math.min(64 - held, bytes.length - at);
        block.set(bytes.subarray(at, at + taken), held);
        held = (held + taken) % 64;
        at += taken;
        if (held === 0) mix(blockView, 0);
      }
    }
    function finish() {
      const length = total;
      add(Uint8Array.of(128));
      while (held !== 56) add(Uint8Array.of(0));
      const ending = new DataView(new ArrayBuffer(8));
      ending.setUint32(0, Math.floor(length / 536870912));
      ending.setUint32(4, (length * 8) % 4294967296);
      add(new Uint8Array(ending.buffer));
      return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    }
    return { add, finish };
  };
})();
`;
