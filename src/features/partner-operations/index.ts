export { makeExchangeFigures, type Exchanged } from './exchange-figures.ts'
export { type ExchangeMetrics, exchangeMetrics } from './exchange-metrics.ts'
export type { DemoControl, DemoPartner, Mischief } from './demo-control.ts'
export type { AlsoOperated, OperationNeeds, Queues } from './operations.ts'
export { memoryOperatorLog } from './operator-log.ts'
export { sqlOperatorLog } from './operator-log.sql.ts'
export { spanOf } from './exchange-spans.ts'
export { partnerOperationRoutes } from './routes.ts'
export { measured, serverTelling } from './transport-figures.ts'

/** The style of the operators' pages. */
export const partnerOperationAssets = { styles: [new URL('./pages/style.css', import.meta.url)] }
