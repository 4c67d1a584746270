export { DocumentReview } from './document-review.tsx';
export { ReviewDetails } from './review-details.tsx';
export { ReviewScreen } from './review-screen.tsx';
export { SelectionReview } from './selection-review.tsx';
export { useReviewActions } from './review-actions.ts';
