export type { Consent } from './consent.ts'
export type { Lookup } from './lookup.ts'
export { assertionIssuing, type IssuingNeeds } from './issue-assertions.ts'
export type { DemoPatient, TreatmentCountryNeeds } from './needs.ts'
export { type OutgoingNeeds, soapPartners } from './outgoing.ts'
export { troubleTexts } from './pages/trouble-texts.ts'
export type { Partners } from './partners.ts'
export { treatmentCountryRoutes } from './routes.ts'
export { consentStanding } from './standing.ts'
export type { Consents, Lookups } from './store.ts'
export { memoryConsents, memoryLookups } from './store.memory.ts'
export { sqlConsents, sqlLookups } from './store.sql.ts'
export { treatmentCountryProblems } from './texts.ts'
export { type TroubleCode, troubleCodes } from './trouble.ts'
export { makeUnderWay, type UnderWay } from './under-way.ts'
export type { Vouching } from './vouching.ts'

/** The style sheet of the pages. */
export const treatmentCountryAssets = { styles: [new URL('./pages/style.css', import.meta.url)] }
