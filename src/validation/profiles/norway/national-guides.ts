import type { ExtensionGuide, Guide } from '../table.ts'
import { auditEventExtensions, auditEventNorway } from './audit-event.ts'
import { kjernejournal, kjernejournalExtensions } from './kjernejournal.ts'
import { mhd } from './mhd.ts'
import { nilarExtensions, nilarGuide } from './nilar.ts'
import { noBasis, noBasisExtensions } from './no-basis.ts'
import { sfmBasis, sfmExtensions } from './sfm.ts'
import { vkp, vkpExtensions } from './vkp.ts'

/**
 * The profiles of Norway's national services. No machine here has their packages, so they are our reading: each guide
 * says how sure it is, and what of the published one it covers.
 */
export const nationalGuides: readonly Guide[] = [
  noBasis,
  kjernejournal,
  nilarGuide,
  sfmBasis,
  vkp,
  mhd,
  auditEventNorway,
]

/** The extensions these define. */
export const nationalExtensions: readonly ExtensionGuide[] = [
  noBasisExtensions,
  kjernejournalExtensions,
  nilarExtensions,
  sfmExtensions,
  vkpExtensions,
  auditEventExtensions,
]
