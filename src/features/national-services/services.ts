import type { Story } from '../synthetic-population/index.ts'
import { criticalInformation } from './critical-information/contract.ts'
import { criticalInformationOf } from './critical-information/records.ts'
import { diagnosesAndProcedures } from './diagnoses-and-procedures/contract.ts'
import { diagnosesAndProceduresOf } from './diagnoses-and-procedures/records.ts'
import { documents } from './documents/contract.ts'
import { documentsOf } from './documents/records.ts'
import { documentRepository } from './documents/upload.ts'
import type { LaidRecord } from './laid-record.ts'
import { maternityRecord } from './maternity-record/contract.ts'
import { maternityRecordsOf } from './maternity-record/records.ts'
import { medicationList } from './medication-list/contract.ts'
import { medicationListOf } from './medication-list/records.ts'
import { measurements } from './measurements/contract.ts'
import { measurementsOf } from './measurements/records.ts'
import type { NationalService } from './national-service.ts'
import { persons } from './persons/contract.ts'
import { powersOfAttorney } from './powers-of-attorney/contract.ts'
import { powersOfAttorneyOf } from './powers-of-attorney/records.ts'
import { privacySettings } from './privacy-settings/contract.ts'
import { requisitions } from './requisitions/contract.ts'
import { requisitionsOf } from './requisitions/records.ts'
import { testResults } from './test-results/contract.ts'
import { testResultsOf } from './test-results/records.ts'
import { vaccinations } from './vaccinations/contract.ts'
import { vaccinationsOf } from './vaccinations/records.ts'
import { welfareTechnology } from './welfare-technology/contract.ts'

/** A service of the box, and what of a story it holds. */
export type BoxService = {
  readonly service: NationalService
  readonly recordsOf: (story: Story) => readonly LaidRecord[]
}

/** Every national service there is. A new one is a folder and a line here. */
export const services: readonly BoxService[] = [
  { service: criticalInformation, recordsOf: criticalInformationOf },
  { service: testResults, recordsOf: testResultsOf },
  { service: maternityRecord, recordsOf: maternityRecordsOf },
  { service: powersOfAttorney, recordsOf: powersOfAttorneyOf },
  // These two are laid with the person, before any service.
  { service: persons, recordsOf: () => [] },
  { service: privacySettings, recordsOf: () => [] },
  { service: medicationList, recordsOf: medicationListOf },
  { service: measurements, recordsOf: measurementsOf },
  // What it takes in stands among the measurements too.
  { service: welfareTechnology, recordsOf: () => [] },
  { service: vaccinations, recordsOf: vaccinationsOf },
  { service: diagnosesAndProcedures, recordsOf: diagnosesAndProceduresOf },
  { service: documents, recordsOf: documentsOf },
  { service: requisitions, recordsOf: requisitionsOf },
  // What it takes in stands among the documents.
  { service: documentRepository, recordsOf: () => [] },
]
