export { approveWaiting } from './approve-waiting.ts'
export { httpFetch } from './fetch-metadata.ts'
export type { OwnCertificate } from './inventory.ts'
export type { PathCheck } from './judge-metadata.ts'
export { type DirectoryKeeper, openPartnerDirectory } from './keeper.ts'
export { localPublisher, type Published } from './local-publisher.ts'
export { directoryProblems } from './pages/texts.ts'
export type { CertificateVerdict, Partner, PartnerDirectory, PartnerEndpoint } from './partner-directory.ts'
export { profileOf } from './partner-profile.ts'
export { publisherPath, publisherRoutes } from './publisher-routes.ts'
export type { MetadataQuery, Publisher } from './refresh.ts'
export { directoryRoutes } from './routes.ts'
export { memoryDirectoryStore } from './store.memory.ts'
export { sqlDirectoryStore } from './store.sql.ts'
export type { DirectoryStore } from './store.ts'

/** The style of the operator's page. */
export const directoryAssets = { styles: [new URL('./pages/style.css', import.meta.url)] }
