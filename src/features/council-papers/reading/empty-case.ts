import type { CaseSaid } from './reading.ts'

/** The lists of a case of which a part says nothing more than its name. */
export const emptyCase = {
  sections: [],
  questions: [],
  attachments: [],
  proposals: [],
  decisions: [],
  inputs: [],
  earlier: [],
} as const satisfies Partial<CaseSaid>
