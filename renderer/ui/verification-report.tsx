import './verification-report.css';
import type { JSX } from 'react';
import type { Check, Verification } from '../../shared/model/index.ts';
import { IconlessButton } from './iconless-button.tsx';
import { countWords } from './words.ts';

/** What a check found: one sentence, every single check that fails, and those that hold to be unfolded. */
export function VerificationReport(props: {
  readonly verification: Verification;
  readonly whole: string;
  readonly broken: string;
  readonly onPutAway: () => void;
}): JSX.Element {
  const { verification } = props;
  const failing = verification.checks.filter((check) => !check.ok);
  const holding = verification.checks.filter((check) => check.ok);
  return (
    <section className="verification" aria-label="Result of the check">
      <div className="verification-head">
        <p className={verification.ok ? 'verification-whole' : 'verification-broken'}>
          {verification.ok ? props.whole : props.broken}
        </p>
        <IconlessButton onClick={props.onPutAway}>Put away</IconlessButton>
      </div>
      <Checks checks={failing} word="fails" />
      {holding.length > 0 && (
        <details>
          <summary>{countWords(holding.length, 'check holds', 'checks hold')}</summary>
          <Checks checks={holding} word="holds" />
        </details>
      )}
    </section>
  );
}

function Checks({
  checks,
  word,
}: {
  readonly checks: readonly Check[];
  readonly word: 'holds' | 'fails';
}): JSX.Element {
  return (
    <ul role="list">
      {checks.map((check) => (
        <li key={`${check.name} ${check.detail}`} className="verification-check">
          <span className={word === 'holds' ? 'verification-whole' : 'verification-broken'}>{word}</span>
          <span>{check.name}</span>
          {check.faults === undefined ? (
            <span className="number">{check.detail}</span>
          ) : (
            <div>
              <p>{countWords(check.faults.count, 'fault')}</p>
              <ul className="verification-faults">
                {check.faults.told.map((sentence) => (
                  <li key={sentence} className="number">
                    {sentence}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
