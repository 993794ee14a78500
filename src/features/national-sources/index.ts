export type { Answers, AnswersUnderWay, Because, SourceAnswer } from './answer.ts'
export { type Asking, type DocumentBytes, type NationalSources, settled } from './ask-sources.ts'
export type * from './held.ts'
