/** What other features, and the wiring, may use of the access log (EHDS Art. 9). */
export { type PersonKey, personKey } from './person-key.ts'
export { type NotedSeal, notedSeal, type PublicKeys } from './seal.ts'
export { sealChains } from './seal-chains.ts'
export type { AccessLog, AccessLogStore } from './store.ts'
export { memoryAccessLog } from './store.memory.ts'
export { sqlAccessLog } from './store.sql.ts'
export { type Checked, type Fault, verifyAccessLog } from './verify.ts'
