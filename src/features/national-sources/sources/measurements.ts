import { measurements } from '../../national-services/index.ts'
import type { MeasurementSeries } from '../held.ts'
import { readMeasurements } from '../read/measurements.ts'
import { pagesOf, type Source } from '../source.ts'

/** Pasientens måledata: all of it, the latest first. */
export const measurementsSource: Source<readonly MeasurementSeries[]> = {
  service: measurements,
  scopes: ['nhn:pmd/api'],
  questions: () => [{ operation: 'search-observations' }],
  paging: 'skip',
  read: (answers, asking) => readMeasurements(pagesOf(answers, 'search-observations'), asking),
}
