import type { ImportStore, Review } from './store.ts'

/**
 * Keeps what a person says of a fact, later than all that was said of it before: two things said in the same millisecond,
 * or by a clock that was set back, keep their order.
 */
export async function sayReview(imports: ImportStore, review: Review): Promise<void> {
  const before = (await imports.listReviews()).filter(({ fact }) => fact === review.fact)
  const latest = Math.max(...before.map(({ at }) => at.getTime()))
  const at = new Date(Math.max(review.at.getTime(), latest + 1))
  await imports.addReview({ ...review, at })
}
