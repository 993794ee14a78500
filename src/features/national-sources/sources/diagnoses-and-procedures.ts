import { diagnosesAndProcedures } from '../../national-services/index.ts'
import { emergencyBasis } from '../emergency-basis.ts'
import type { DiagnosisOrProcedure } from '../held.ts'
import { readDiagnosesAndProcedures } from '../read/diagnoses-and-procedures.ts'
import { pagesOf, type Source } from '../source.ts'

const operations = { encounters: 'search-encounters', conditions: 'search-conditions', procedures: 'search-procedures' }

/** Norsk pasientregister and Kommunalt pasient- og brukerregister, as the box proposes them in FHIR. */
export const diagnosesAndProceduresSource: Source<readonly DiagnosisOrProcedure[]> = {
  service: diagnosesAndProcedures,
  scopes: ['nhn:npr-kpr/diagnoses-and-procedures.read'],
  opens: true,
  questions: (asking) => Object.values(operations).map((operation) => ({ operation, ...emergencyBasis(asking) })),
  paging: 'skip',
  read: (answers, asking) =>
    readDiagnosesAndProcedures(
      {
        encounters: pagesOf(answers, operations.encounters),
        conditions: pagesOf(answers, operations.conditions),
        procedures: pagesOf(answers, operations.procedures),
      },
      asking,
    ),
}
