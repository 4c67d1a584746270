import { useCallback } from 'react';
import type { InputOf, OutputOf, ServiceCallName, ServiceCalls } from '../../shared/contract/index.ts';
import { announce } from './announce.ts';
import { notifyFailure } from './notices.ts';
import { observable } from './observable.ts';
import { useService } from './use-service.ts';

/** Grows each time an act was refused because nobody had said who is at the keyboard; the strip that asks takes the focus. */
export const reviewerAsked = observable(0);

/**
 * Calls the service for a change: `said` is announced once it is durable, a failure is shown in its own words.
 * Gives `{ value }`, or null where it failed.
 */
export function useAct(): <Name extends ServiceCallName>(
  name: Name,
  input: InputOf<ServiceCalls[Name]>,
  said?: string,
) => Promise<{ readonly value: OutputOf<ServiceCalls[Name]> } | null> {
  const service = useService();
  return useCallback(
    async (name, input, said) => {
      const result = await service.call(name, input);
      if (result.ok) {
        if (said !== undefined) announce(said);
        return { value: result.value };
      }
      notifyFailure(result.failure);
      if (result.failure.code === 'reviewer-missing') reviewerAsked.set(reviewerAsked.get() + 1);
      return null;
    },
    [service],
  );
}
