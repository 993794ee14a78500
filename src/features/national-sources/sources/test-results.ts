import { testResults } from '../../national-services/index.ts'
import type { ResultSeries } from '../held.ts'
import { readTestResults } from '../read/test-results.ts'
import type { Asking } from '../national-sources.ts'
import type { Question } from '../request-of.ts'
import { pagesOf, type Source } from '../source.ts'

const operations = ['search-observations', 'search-reports'] as const

/** Opens what the person has restricted, and is refused where nothing is (`elevated-without-need`). */
const elevated = 'FORHOYET_AKUTT'

/**
 * The basis is said as it was stated; the elevated one in an emergency alone. Both are asked at once and always, so that no
 * call, and no time, tells whether there was something to open.
 */
export const testResultsSource: Source<readonly ResultSeries[]> = {
  service: testResults,
  scopes: ['nhn:pps/provesvar-read'],
  opens: true,
  questions: ({ basis, emergency }) =>
    emergency
      ? [...operations.map(on('AKUTT')), ...operations.map(on(elevated)).map(beside)]
      : operations.map(on(basis)),
  paging: 'skip',
  read: (answers, asking) =>
    readTestResults(pagesOf(answers, 'search-observations'), pagesOf(answers, 'search-reports'), asking),
}

function on(basis: Asking['basis'] | typeof elevated) {
  return (operation: string): Question => ({ operation, headers: { 'access-basis': basis } })
}

function beside(question: Question): Question {
  return { ...question, beside: true }
}
