import { join } from 'node:path'

/** Our own documents of invented people. */
export const samplesDirectory = join(import.meta.dirname, '../../samples')
