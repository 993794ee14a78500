export { countingLookups } from './counting.ts'
export { layDemoFigures } from './demo-figures.ts'
export { askAfterwards, askWhenShown, type FeedbackNeeds, feedbackRoutes } from './feedback-routes.ts'
export { reportRoutes } from './report-routes.ts'
export { forgetPilotMarks } from './upkeep.ts'
export type { PilotStore } from './store.ts'
export { memoryPilot } from './store.memory.ts'
export { sqlPilot } from './store.sql.ts'

/** The style sheet of the pages. */
export const pilotAssets = { styles: [new URL('./pages/style.css', import.meta.url)] }
