import { Problem } from '../../kernel/problem.ts'
import { answerApart } from '../../platform/threads/run-apart.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import type { TroubleCode } from './trouble.ts'
import { type Arrived, whyUnfit } from './why-unfit.ts'

/** The largest real documents have ten thousand; what is let through is opened once more where it is shown. */
const mostElements = 100_000

// `whyUnfitApart` is the only one to start this file.
answerApart<Arrived, TroubleCode | undefined>((arrived) =>
  isCrowded(arrived.bytes) ? 'document-unusable' : whyUnfit(arrived),
)

/** What is not XML is judged like any other document. */
function isCrowded(bytes: Uint8Array): boolean {
  try {
    parseXml(bytes, { elements: mostElements })
    return false
  } catch (error) {
    if (error instanceof Problem) return error.code === 'xml-too-large'
    throw error
  }
}
