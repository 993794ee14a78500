import fc from 'fast-check'
import { long, seed } from './seed.ts'

// The runner loads this before a test file that uses fast-check: properties start at the seed of the run, and those that
// name no number of their own try a hundred cases, or a thousand in the long suite.
fc.configureGlobal({ seed, numRuns: long ? 1000 : 100 })
