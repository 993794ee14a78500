import { testResults } from '../../national-services/index.ts'
import type { ResultSeries } from '../held.ts'
import { readTestResults } from '../read/test-results.ts'
import { pagesOf, type Source } from '../source.ts'

/** The basis is said as it was stated, and never an elevated one: those open what the person has restricted. */
export const testResultsSource: Source<readonly ResultSeries[]> = {
  service: testResults,
  scopes: ['nhn:pps/provesvar-read'],
  questions: ({ basis }) =>
    ['search-observations', 'search-reports'].map((operation) => ({ operation, headers: { 'access-basis': basis } })),
  paging: 'skip',
  read: (answers, asking) =>
    readTestResults(pagesOf(answers, 'search-observations'), pagesOf(answers, 'search-reports'), asking),
}
