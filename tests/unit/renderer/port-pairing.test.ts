import { describe, expect, test } from 'vitest';
import { portPairing } from '../../../renderer/state/port-pairing.ts';

/** A pairing of named ports that writes down what happens. */
function paired() {
  const happened: string[] = [];
  const pairing = portPairing<{ readonly name: string; readonly close: () => void }>({
    attach: ({ name }) => happened.push(`attach ${name}`),
    leave: () => happened.push('leave'),
  });
  return {
    happened,
    shows: pairing.shows,
    offer: (showing: number, name: string) =>
      pairing.offer(showing, { name, close: () => happened.push(`close ${name}`) }),
  };
}

describe('a port and the news of its matter', () => {
  test('are used together whichever comes first', () => {
    const newsFirst = paired();
    newsFirst.shows(1);
    newsFirst.offer(1, 'a');
    const portFirst = paired();
    portFirst.offer(1, 'a');
    portFirst.shows(1);
    expect([newsFirst.happened, portFirst.happened]).toEqual([['attach a'], ['attach a']]);
  });

  test('what was asked of the matter before is given up before the next port is used', () => {
    const { happened, shows, offer } = paired();
    shows(1);
    offer(1, 'a');
    offer(2, 'b');
    expect(happened).toEqual(['attach a']);
    shows(2);
    expect(happened).toEqual(['attach a', 'leave', 'attach b']);
  });

  test('a port to a matter that is no longer shown is closed unused', () => {
    const { happened, shows, offer } = paired();
    shows(1);
    shows(3);
    offer(2, 'late');
    expect(happened).toEqual(['leave', 'close late']);
  });

  test('a service that was started again gives the same matter another port', () => {
    const { happened, shows, offer } = paired();
    shows(1);
    offer(1, 'a');
    shows(1);
    offer(1, 'b');
    expect(happened).toEqual(['attach a', 'attach b']);
  });

  test('of two ports that come before their news the later is kept', () => {
    const { happened, shows, offer } = paired();
    offer(1, 'a');
    offer(2, 'b');
    shows(2);
    expect(happened).toEqual(['close a', 'attach b']);
  });
});
