import { vaccinations } from '../../national-services/index.ts'
import { emergencyBasis } from '../emergency-basis.ts'
import type { Vaccination } from '../held.ts'
import { readVaccinations } from '../read/vaccinations.ts'
import { pagesOf, type Source } from '../source.ts'

/** SYSVAK, as the box proposes it in FHIR. */
export const vaccinationsSource: Source<readonly Vaccination[]> = {
  service: vaccinations,
  scopes: ['fhi:sysvak/vaccinations.read'],
  opens: true,
  questions: (asking) => [{ operation: 'search-immunizations', ...emergencyBasis(asking) }],
  paging: 'skip',
  read: (answers, asking) => readVaccinations(pagesOf(answers, 'search-immunizations'), asking),
}
