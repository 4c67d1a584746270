import './verification-report.css';
import type { JSX } from 'react';
import type { Verification } from '../../shared/model/index.ts';
import { IconlessButton } from './iconless-button.tsx';

/** What a check found: one sentence, then each single check, failed ones first. */
export function VerificationReport(props: {
  readonly verification: Verification;
  readonly whole: string;
  readonly broken: string;
  readonly onPutAway: () => void;
}): JSX.Element {
  const { verification } = props;
  const checks = verification.checks.toSorted((one, other) => Number(one.ok) - Number(other.ok));
  return (
    <section className="verification" aria-label="Result of the check">
      <div className="verification-head">
        <p className={verification.ok ? 'verification-whole' : 'verification-broken'}>
          {verification.ok ? props.whole : props.broken}
        </p>
        <IconlessButton onClick={props.onPutAway}>Put away</IconlessButton>
      </div>
      <ul role="list">
        {checks.map((check) => (
          <li key={`${check.name} ${check.detail}`} className="verification-check">
            <span className={check.ok ? 'verification-whole' : 'verification-broken'}>{check.ok ? 'holds' : 'fails'}</span>
            <span>{check.name}</span>
            <span className="number">{check.detail}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
