import { largeApart } from '../../platform/threads/large-apart.ts'
import type { TroubleCode } from './trouble.ts'
import { type Arrived, whyUnfit } from './why-unfit.ts'

/** The same as `whyUnfit`, a large document in a thread of its own. One that takes too much is unusable. */
export const whyUnfitApart = largeApart<Arrived, TroubleCode | undefined>({
  atOnce: whyUnfit,
  file: new URL('./why-unfit-thread.ts', import.meta.url),
  tooMuch: 'document-unusable',
})
