import type { Held, SourceId } from './held.ts'
import type { Source } from './source.ts'
import { criticalInformationSource } from './sources/critical-information.ts'
import { diagnosesAndProceduresSource } from './sources/diagnoses-and-procedures.ts'
import { documentsSource } from './sources/documents.ts'
import { maternityRecordSource } from './sources/maternity-record.ts'
import { measurementsSource } from './sources/measurements.ts'
import { medicationListSource } from './sources/medication-list.ts'
import { personsSource } from './sources/persons.ts'
import { requisitionsSource } from './sources/requisitions.ts'
import { testResultsSource } from './sources/test-results.ts'
import { vaccinationsSource } from './sources/vaccinations.ts'

/** Every source by what it holds. A new one is a file and a line here. */
export const sources: { readonly [Id in SourceId]: Source<Held[Id]> } = {
  'critical-information': criticalInformationSource,
  'medication-list': medicationListSource,
  'test-results': testResultsSource,
  documents: documentsSource,
  measurements: measurementsSource,
  'maternity-record': maternityRecordSource,
  requisitions: requisitionsSource,
  vaccinations: vaccinationsSource,
  'diagnoses-and-procedures': diagnosesAndProceduresSource,
}

/** The sources that there are, and the register of persons beside them. */
export const everySource: readonly Pick<Source<unknown>, 'service' | 'scopes'>[] = [
  ...Object.values(sources),
  personsSource,
]
