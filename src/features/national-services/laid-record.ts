import type { Json } from '../../standards/fhir/json.ts'
import type { Day } from '../synthetic-population/index.ts'

/** What a story becomes in one service, before anything is written: its first version. */
export type LaidRecord = {
  readonly id: string
  readonly kind: string
  /** When the service came to hold it. */
  readonly on: Day
  readonly content: Json
  /** A key of its own that it is found by, where that is no person's number. */
  readonly under?: string
}
