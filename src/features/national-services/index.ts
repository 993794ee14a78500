export { boxApis } from './apis.ts'
export { askService, type ServiceCall, type ServiceNeeds } from './ask-service.ts'
export { type AnsweredCall, auditEventOf } from './audit-event.ts'
export { requireBounded } from './body-bounds.ts'
export type { Caller } from './caller.ts'
export { checkToken } from './check-token.ts'
export { capabilityStatementOf, fhirBaseOf } from './capability-statement.ts'
export { criticalInformation } from './critical-information/contract.ts'
export { evidenceKeyOf, evidenceOf } from './evidence.ts'
export { documents } from './documents/contract.ts'
export { documentRepository } from './documents/upload.ts'
export { layPopulation, recordsOf } from './lay-population.ts'
export { mediaTypeOf } from './media-type.ts'
export { maternityRecord } from './maternity-record/contract.ts'
export { measurements } from './measurements/contract.ts'
export { medicationList } from './medication-list/contract.ts'
export type {
  Example,
  HeaderRule,
  NationalService,
  Operation,
  Outcome,
  ParameterRule,
  Source,
  Taken,
} from './national-service.ts'
export { openApiOf } from './open-api.ts'
export type { PrivacyOutcome, PrivacySetting } from './privacy-outcome.ts'
export { readCall } from './read-call.ts'
export { type PersonIds, personIdsOf } from './person-ids.ts'
export { persons } from './persons/contract.ts'
export { type PersonRegister, personRegister } from './person-register.ts'
export { powersOfAttorney } from './powers-of-attorney/contract.ts'
export { powersOfAttorneyOf } from './powers-of-attorney/records.ts'
export { privacySettings } from './privacy-settings/contract.ts'
export { refusalMediaType, refusalOf } from './refusal.ts'
export { isSafe } from './safe-operation.ts'
export { addressOf, type Around, type CallUnderWay, serviceRoutes } from './routes.ts'
export { requisitions } from './requisitions/contract.ts'
export { testResults } from './test-results/contract.ts'
export { type BoxService, services } from './services.ts'
export { vaccinations } from './vaccinations/contract.ts'
export { diagnosesAndProcedures } from './diagnoses-and-procedures/contract.ts'
export { welfareTechnology } from './welfare-technology/contract.ts'
