import fc from 'fast-check';

/**
 * `npm test` draws the same random cases each time, so that its verdict follows from the sources alone; `npm run test:long`
 * draws new ones. What falls there becomes an example of its own.
 */
const sameEachTime = 20_190_314;

if (process.env['GLOSSATOR_LONG'] !== '1')
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: sameEachTime });
