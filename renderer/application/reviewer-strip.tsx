import './reviewer-strip.css';
import type { JSX } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useObservable } from '../state/observable.ts';
import { reviewerAsked, useAct } from '../state/use-act.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';

/** Asks once who is at the keyboard, without being in the way: reading needs no name, an act does. */
export function ReviewerStrip(): JSX.Element {
  const act = useAct();
  const asked = useObservable(reviewerAsked);
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  useEffect(() => {
    if (asked > 0) field.current?.focus();
  }, [asked]);
  return (
    <form
      className="reviewer-strip"
      aria-label="Who is reviewing"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '')
          void act('setReviewer', { name: name.trim() }, `You are reviewing as ${name.trim()}.`);
      }}
    >
      <p>Every passage, note and pack carries the name of the person who made it. What is yours?</p>
      <Field
        label="Your name"
        labelHidden
        placeholder="Your name"
        value={name}
        onChange={setName}
        maxLength={200}
        ref={field}
      />
      <Button type="submit" disabled={name.trim() === ''}>
        Use this name
      </Button>
    </form>
  );
}
