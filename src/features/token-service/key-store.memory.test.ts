import { signingKeysContract } from './key-store.contract.ts'
import { memorySigningKeys } from './key-store.ts'

signingKeysContract('memory', async () => memorySigningKeys())
