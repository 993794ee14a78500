import { documentFaults } from './document-faults.ts'
import { extensionFaults } from './extension-faults.ts'
import { invariantFaults } from './invariant-faults.ts'
import { narrativeFaults } from './narrative-faults.ts'
import { profileFaults } from './profile-faults.ts'
import { referenceFaults } from './reference-faults.ts'
import type { Kind } from './spoil.ts'
import { structureFaults } from './structure-faults.ts'
import { terminologyFaults } from './terminology-faults.ts'
import { valueFaults } from './value-faults.ts'

/** Every kind of fault that is tried. */
export const kinds: readonly Kind[] = [
  ...structureFaults,
  ...valueFaults,
  ...profileFaults,
  ...extensionFaults,
  ...referenceFaults,
  ...terminologyFaults,
  ...narrativeFaults,
  ...documentFaults,
  ...invariantFaults,
]
